package io.spawnwatch.cli.draw;

import io.spawnwatch.event.Field;
import io.spawnwatch.sequence.CorrelationCondition;
import io.spawnwatch.sequence.CorrelationRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Collectors;

/**
 * The number that a sequence counts or aggregates, in words.
 *
 * @param type of the sequence
 * @param threshold of the sequence
 */
public record NumberWords(CorrelationRule.Type type, CorrelationCondition.Threshold threshold) {

  private static final MathContext DIGITS = new MathContext(6);

  /** What is asked for, such as {@code 3 or more different Image}. */
  String asked() {
    String bounds = threshold.bounds().stream().map(this::bound).collect(Collectors.joining(", "));
    return worded(bounds);
  }

  /** What was found, such as {@code 2 different Image}, or {@code average of … 1.5}. */
  public String found(double number) {
    return worded(text(number));
  }

  private String worded(String number) {
    String fields = fields();
    return switch (type) {
      case EVENT_COUNT -> number + (number.equals("1") ? " process" : " processes");
      case VALUE_COUNT -> number + " different " + fields;
      case VALUE_SUM -> "sum of " + fields + " " + number;
      case VALUE_AVG -> "average of " + fields + " " + number;
      case VALUE_MEDIAN -> "median of " + fields + " " + number;
      default -> "percentile " + text(threshold.percentile()) + " of " + fields + " " + number;
    };
  }

  /** The fields that are counted, or the one that is aggregated; empty where processes are. */
  public String fields() {
    return threshold.fields().stream().map(Field::sigmaName).collect(Collectors.joining(" + "));
  }

  private String bound(CorrelationCondition.Bound bound) {
    String value = text(bound.value());
    String less = type.isAggregate() ? "less" : "fewer";
    return switch (bound.operator()) {
      case GT -> "more than " + value;
      case GTE -> value + " or more";
      case LT -> less + " than " + value;
      case LTE -> value + " or " + less;
      case EQ -> "exactly " + value;
      case NEQ -> "not " + value;
    };
  }

  private static String text(double number) {
    return new BigDecimal(number, DIGITS).stripTrailingZeros().toPlainString();
  }
}
