package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Matches one event after the other against all rules. Not thread-safe. Most of what it knew of the
 * last event it need not clear: it numbers the events, and a number other than the current one
 * means nothing.
 */
public final class RuleMatcher implements IntConsumer {

  private final CompiledRules rules;

  /** Atoms whose literal occurs in the event. */
  private final BitSet marked;

  /** By atom that was tested: when, negative where it did not hold. */
  private final int[] testedAt;

  private final int[] candidateAt;
  private final int[] candidates;
  private final int[] matched;
  private final boolean[] switchedOff;

  /** By index; null where a search ends at once. */
  private final RememberedFinds[] remembered;

  private final RuleFailures failures;
  private FieldValues event;
  private int now;
  private int candidateCount;
  private int matchedCount;

  RuleMatcher(CompiledRules rules, RuleFailures failures) {
    this.rules = rules;
    this.failures = failures;
    int atoms = rules.tests.length;
    marked = new BitSet(atoms);
    testedAt = new int[atoms];
    candidateAt = new int[rules.size()];
    candidates = new int[rules.size()];
    matched = new int[rules.size()];
    switchedOff = new boolean[rules.size()];
    remembered = new RememberedFinds[rules.indexes.length];
    for (int i = 0; i < remembered.length; i++) {
      boolean ofCommandLines = rules.indexedFields[i] == Field.COMMAND_LINE;
      remembered[i] =
          rules.indexes[i].isLarge() ? new RememberedFinds(rules.indexes[i], ofCommandLines) : null;
    }
  }

  /**
   * Matches an event.
   *
   * @return how many rules matched; see {@link #matched}
   */
  public int match(FieldValues values) {
    begin(values);
    for (int i = 0; i < rules.indexes.length; i++) {
      search(rules.indexedFields[i], i);
    }
    for (int rule : rules.gates.ungated()) {
      evaluate(rule);
    }
    for (int i = 0; i < candidateCount; i++) {
      evaluate(candidates[i]);
    }
    event = null;
    return matchedCount;
  }

  /** The index of the nth matched rule of the last event, from 0. */
  public int matched(int n) {
    return matched[n];
  }

  private void begin(FieldValues values) {
    event = values;
    candidateCount = 0;
    matchedCount = 0;
    marked.clear();
    if (++now == Integer.MAX_VALUE) {
      now = 1;
      Arrays.fill(testedAt, 0);
      Arrays.fill(candidateAt, 0);
    }
  }

  private void search(Field field, int index) {
    if (field.isMultiValued()) {
      List<String> values = event.all(field);
      for (int i = 0; i < values.size(); i++) {
        search(values.get(i), index);
      }
      return;
    }
    String value = event.get(field);
    if (value != null) {
      search(value, index);
    }
  }

  private void search(String value, int index) {
    if (remembered[index] == null) {
      rules.indexes[index].search(value, this);
    } else {
      remembered[index].search(value, this);
    }
  }

  /** Called by the literal index: the atom's literal occurs. */
  @Override
  public void accept(int atom) {
    if (marked.get(atom)) {
      return;
    }
    marked.set(atom);
    if (rules.gates.opens(atom)) {
      openGates(atom);
    }
  }

  private void openGates(int atom) {
    int end = rules.gates.start(atom + 1);
    for (int i = rules.gates.start(atom); i < end; i++) {
      int rule = rules.gates.rule(i);
      if (candidateAt[rule] != now) {
        candidateAt[rule] = now;
        candidates[candidateCount++] = rule;
      }
    }
  }

  boolean isMarked(int atom) {
    return marked.get(atom);
  }

  /** Whether an atom holds that no index decides. */
  boolean passes(int atom) {
    if (Math.abs(testedAt[atom]) != now) {
      testedAt[atom] = rules.tests[atom].matches(event) ? now : -now;
    }
    return testedAt[atom] == now;
  }

  private void evaluate(int rule) {
    if (switchedOff[rule]) {
      return;
    }
    try {
      if (rules.program.matches(rule, this)) {
        matched[matchedCount++] = rule;
      }
    } catch (RuntimeException e) {
      // One rule must not stop the stream.
      switchedOff[rule] = true;
      failures.switchedOff(rules.rule(rule).header(), e);
    }
  }
}
