package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import io.spawnwatch.sigma.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code value_sum}, {@code value_avg}, {@code value_percentile} and {@code value_median}: over the
 * numbers that a field of the window's signals has; what is no number, or missing, is left out. One
 * more number can undo it, so a signal is decided once, when it arrives.
 */
final class AggregateEvaluation implements NumberEvaluation {

  private final CorrelationRule.Type type;
  private final CorrelationCondition.Threshold threshold;
  private final Field field;
  private final CountedValues values;

  AggregateEvaluation(CorrelationRule.Type type, CorrelationCondition.Threshold threshold) {
    this.type = type;
    this.threshold = threshold;
    this.field = threshold.fields().get(0);
    this.values = new CountedValues(List.of(field));
  }

  @Override
  public boolean canMatch(SignalIndex index) {
    return true;
  }

  @Override
  public List<Match> matches(Window window) {
    int last = window.arrived();
    if (!window.isDue(last) || !isCounted(window.get(last))) {
      return List.of();
    }
    List<Member> members = new ArrayList<>();
    for (int place = 0; place <= last; place++) {
      if (window.reaches(place, last) && isCounted(window.get(place))) {
        members.add(window.get(place));
      }
    }
    return threshold.holds(number(members)) ? List.of(values.match(members)) : List.of();
  }

  @Override
  public boolean isCounted(Member member) {
    return Double.isFinite(number(member));
  }

  private double number(Member member) {
    List<String> values = member.signal().values().getOrDefault(field, List.of());
    return values.isEmpty() ? Double.NaN : NumberText.parse(values.get(0));
  }

  @Override
  public double number(List<Member> counted) {
    double[] numbers = counted.stream().mapToDouble(this::number).toArray();
    double sum = Arrays.stream(numbers).sum();
    return switch (type) {
      case VALUE_SUM -> sum;
      case VALUE_AVG -> sum / numbers.length;
      default -> percentile(numbers, threshold.percentile());
    };
  }

  /** With linear interpolation between the two nearest, so that 50 gives the median. */
  static double percentile(double[] numbers, double percentile) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double place = percentile / 100 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
