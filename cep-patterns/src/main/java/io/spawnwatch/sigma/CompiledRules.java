package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import java.util.List;
import java.util.Map;

/**
 * All rules, compiled once: one literal index a field over the atoms of all rules, and per rule a
 * gate and a part of the program. Immutable; every thread evaluates with a {@link RuleMatcher} of
 * its own.
 */
public final class CompiledRules {

  private final List<SigmaRule> rules;
  final RuleProgram program;

  /** By atom; null where the literal index decides. */
  final AtomTest[] tests;

  final Field[] indexedFields;
  final LiteralIndex[] indexes;

  final GatedRules gates;

  private CompiledRules(List<SigmaRule> rules) {
    this.rules = List.copyOf(rules);
    AtomTable atoms = new AtomTable();
    List<Condition> conditions = rules.stream().map(r -> Prefilter.of(r.condition())).toList();
    conditions.forEach(atoms::add);
    gates = GatedRules.of(conditions, atoms);
    Map<Field, LiteralIndex> byField = atoms.indexes(gates::opens);
    tests = atoms.tests();
    program = new RuleProgramBuilder(atoms).build(conditions);
    indexedFields = byField.keySet().toArray(new Field[0]);
    indexes = byField.values().toArray(new LiteralIndex[0]);
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
