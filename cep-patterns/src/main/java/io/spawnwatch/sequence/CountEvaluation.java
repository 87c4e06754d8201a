package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code event_count} and {@code value_count}: the window slides over the members, and what it
 * holds is counted along. A process counts once.
 */
final class CountEvaluation implements NumberEvaluation {

  private final List<String> rules;
  private final CorrelationCondition.Threshold threshold;
  private final boolean isMonotone;
  private final CountedValues values;

  CountEvaluation(List<String> rules, CorrelationCondition.Threshold threshold) {
    this.rules = rules;
    this.threshold = threshold;
    this.isMonotone = threshold.isMonotone();
    this.values = new CountedValues(threshold.fields());
  }

  /** Where a process has one value at most, there are no more of them than processes. */
  @Override
  public boolean canMatch(SignalIndex index) {
    return threshold.fields().stream().anyMatch(Field::isMultiValued)
        || !isMonotone
        || threshold.holds(index.count(rules));
  }

  /** What more signals can undo is decided for the arrived signal alone. */
  @Override
  public List<Match> matches(Window window) {
    List<Match> matches = new ArrayList<>();
    Map<Object, Integer> counts = new HashMap<>();
    int first = 0;
    int members = 0;
    for (int last = 0; last < window.size(); last++) {
      members += count(window.get(last), 1, counts);
      for (; !window.reaches(first, last); first++) {
        members += count(window.get(first), -1, counts);
      }
      boolean decides = last == window.arrived() || isMonotone;
      if (decides && window.isDue(last) && isCounted(window.get(last))) {
        double counted = threshold.fields().isEmpty() ? members : counts.size();
        if (threshold.holds(counted)) {
          matches.add(values.match(window.members().subList(first, last + 1)));
        }
      }
    }
    return matches;
  }

  @Override
  public boolean isCounted(Member member) {
    return values.isCounted(member);
  }

  @Override
  public double number(List<Member> counted) {
    return threshold.fields().isEmpty()
        ? counted.size()
        : counted.stream().flatMap(member -> values.of(member).stream()).distinct().count();
  }

  /** Adds the member to the counts, or takes it from them; returns the change of their number. */
  private int count(Member member, int change, Map<Object, Integer> counts) {
    if (!isCounted(member)) {
      return 0;
    }
    for (Object value : values.of(member)) {
      if (counts.merge(value, change, Integer::sum) == 0) {
        counts.remove(value);
      }
    }
    return change;
  }
}
