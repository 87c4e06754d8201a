package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All rules, compiled once: one literal index a field over the atoms of all rules, and per rule a
 * gate and a tree. Immutable; every thread evaluates with a {@link RuleMatcher} of its own.
 */
public final class CompiledRules {

  private final List<SigmaRule> rules;
  final RuleTree[] trees;
  final AtomTable.Decision[] decisions;
  final AtomTest[] tests;
  final Field[] indexedFields;
  final LiteralIndex[] indexes;

  /** Atom by atom: the rules whose gate it belongs to. */
  final int[] gatedRules;

  /** By atom: where its rules begin, which end where the next one's begin. */
  final int[] firstGated;

  /** Rules without a gate. */
  final int[] ungatedRules;

  private CompiledRules(List<SigmaRule> rules) {
    this.rules = List.copyOf(rules);
    AtomTable atoms = new AtomTable();
    trees = rules.stream().map(r -> RuleTree.of(r.condition(), atoms)).toArray(RuleTree[]::new);
    List<List<Integer>> gated = new ArrayList<>();
    for (int atom = 0; atom < atoms.size(); atom++) {
      gated.add(new ArrayList<>());
    }
    List<Integer> ungated = new ArrayList<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      Gate gate = Gate.of(rules.get(rule).condition(), atoms);
      if (gate == null) {
        ungated.add(rule);
      } else {
        for (int atom : gate.atoms()) {
          gated.get(atom).add(rule);
        }
      }
    }
    gatedRules = gated.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    firstGated = starts(gated);
    ungatedRules = toArray(ungated);
    Map<Field, LiteralIndex> byField = atoms.indexes(atom -> !gated.get(atom).isEmpty());
    decisions = atoms.decisions();
    tests = atoms.tests();
    indexedFields = byField.keySet().toArray(new Field[0]);
    indexes = byField.values().toArray(new LiteralIndex[0]);
  }

  private static int[] starts(List<List<Integer>> lists) {
    int[] starts = new int[lists.size() + 1];
    for (int i = 0; i < lists.size(); i++) {
      starts[i + 1] = starts[i] + lists.get(i).size();
    }
    return starts;
  }

  private static int[] toArray(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Compiles the rules; their indices are their places in the list. */
  public static CompiledRules compile(List<SigmaRule> rules) {
    return new CompiledRules(rules);
  }

  /** A matcher for one thread, which throws what a rule throws. */
  public RuleMatcher matcher() {
    return matcher(
        (rule, failure) -> {
          throw failure;
        });
  }

  /** A matcher for one thread, which switches a rule off that failed, and tells of it once. */
  public RuleMatcher matcher(RuleFailures failures) {
    return new RuleMatcher(this, failures);
  }

  /** The rule of an index. */
  public SigmaRule rule(int index) {
    return rules.get(index);
  }

  /** How many rules there are. */
  public int size() {
    return rules.size();
  }
}
