package io.spawnwatch.sequence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code event_count} and {@code value_count}: the window slides over the members, and what it
 * holds is counted along. A process counts once.
 */
final class CountEvaluation implements SequenceEvaluation {

  private final CorrelationCondition.Threshold threshold;
  private final CountedValues values;

  CountEvaluation(CorrelationCondition.Threshold threshold) {
    this.threshold = threshold;
    this.values = new CountedValues(threshold.fields());
  }

  @Override
  public boolean canMatch(SignalIndex index) {
    return true;
  }

  /** What more signals can undo is decided for the arrived signal alone. */
  @Override
  public List<Match> matches(Window window) {
    List<Match> matches = new ArrayList<>();
    Map<List<String>, Integer> counts = new HashMap<>();
    int first = 0;
    int members = 0;
    for (int last = 0; last < window.size(); last++) {
      members += count(window.get(last), 1, counts);
      for (; !window.reaches(first, last); first++) {
        members += count(window.get(first), -1, counts);
      }
      boolean decides = last == window.arrived() || threshold.isMonotone();
      if (decides && window.isDue(last) && values.isCounted(window.get(last))) {
        double counted = threshold.fields().isEmpty() ? members : counts.size();
        if (threshold.holds(counted)) {
          matches.add(values.match(window.members().subList(first, last + 1)));
        }
      }
    }
    return matches;
  }

  /** Adds the member to the counts, or takes it from them; returns the change of their number. */
  private int count(Member member, int change, Map<List<String>, Integer> counts) {
    if (!values.isCounted(member)) {
      return 0;
    }
    for (List<String> value : values.of(member)) {
      if (counts.merge(value, change, Integer::sum) == 0) {
        counts.remove(value);
      }
    }
    return change;
  }
}
