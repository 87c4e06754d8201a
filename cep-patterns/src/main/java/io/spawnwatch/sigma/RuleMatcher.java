package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Matches one event after the other against all rules. Not thread-safe. Instead of clearing what it
 * knew of the last event, it numbers the events: a mark counts only with the current number.
 */
public final class RuleMatcher implements IntConsumer {

  private final CompiledRules rules;
  private final int[] markedAt;
  private final int[] trueAt;
  private final int[] falseAt;
  private final int[] candidateAt;
  private final int[] candidates;
  private final int[] matched;
  private final boolean[] switchedOff;

  /** By index; none where values seldom repeat, or a search ends at once. */
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
    markedAt = new int[atoms];
    trueAt = new int[atoms];
    falseAt = new int[atoms];
    candidateAt = new int[rules.size()];
    candidates = new int[rules.size()];
    matched = new int[rules.size()];
    switchedOff = new boolean[rules.size()];
    remembered = new RememberedFinds[rules.indexes.length];
    for (int i = 0; i < remembered.length; i++) {
      boolean repeats = rules.indexedFields[i] != Field.COMMAND_LINE;
      remembered[i] =
          repeats && rules.indexes[i].isLarge() ? new RememberedFinds(rules.indexes[i]) : null;
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
    for (int rule : rules.ungatedRules) {
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
    if (++now == Integer.MAX_VALUE) {
      now = 1;
      for (int[] marks : new int[][] {markedAt, trueAt, falseAt, candidateAt}) {
        Arrays.fill(marks, 0);
      }
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
    if (markedAt[atom] == now) {
      return;
    }
    markedAt[atom] = now;
    int end = rules.firstGated[atom + 1];
    for (int i = rules.firstGated[atom]; i < end; i++) {
      int rule = rules.gatedRules[i];
      if (candidateAt[rule] != now) {
        candidateAt[rule] = now;
        candidates[candidateCount++] = rule;
      }
    }
  }

  boolean isTrue(int atom) {
    return switch (rules.decisions[atom]) {
      case INDEXED -> markedAt[atom] == now;
      case TRIGGERED -> markedAt[atom] == now && isTested(atom);
      case TESTED -> isTested(atom);
    };
  }

  private boolean isTested(int atom) {
    if (trueAt[atom] == now) {
      return true;
    }
    if (falseAt[atom] == now) {
      return false;
    }
    boolean holds = rules.tests[atom].matches(event);
    (holds ? trueAt : falseAt)[atom] = now;
    return holds;
  }

  private void evaluate(int rule) {
    if (switchedOff[rule]) {
      return;
    }
    try {
      if (rules.trees[rule].holds(this)) {
        matched[matchedCount++] = rule;
      }
    } catch (RuntimeException e) {
      // One rule must not stop the stream.
      switchedOff[rule] = true;
      failures.switchedOff(rules.rule(rule).header(), e);
    }
  }
}
