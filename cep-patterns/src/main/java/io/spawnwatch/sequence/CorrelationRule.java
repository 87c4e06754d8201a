package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import io.spawnwatch.sigma.RuleHeader;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A Sigma correlation rule (specification 2.1.0) with all its references resolved.
 *
 * @param header id, title, level, tags
 * @param type what it asks of the signals
 * @param rules the ids of the rules (or correlation rules) referred to, in the order written
 * @param groupBy what the signals of one group share; empty: nothing
 * @param timespan the inclusive width of the sliding window
 * @param condition thresholds for counting types; extended conditions, or a hand-written pattern,
 *     for temporal ones
 * @param generate whether the rules referred to raise alerts of their own
 */
public record CorrelationRule(
    RuleHeader header,
    Type type,
    List<String> rules,
    List<JoinKey> groupBy,
    Duration timespan,
    CorrelationCondition condition,
    boolean generate) {

  /** The types of the specification, and pySigma's {@code value_median}. */
  public enum Type {
    EVENT_COUNT,
    VALUE_COUNT,
    TEMPORAL,
    TEMPORAL_ORDERED,
    VALUE_SUM,
    VALUE_AVG,
    VALUE_PERCENTILE,
    VALUE_MEDIAN;

    /** Whether the order or presence of rules decides, not a number. */
    public boolean isTemporal() {
      return this == TEMPORAL || this == TEMPORAL_ORDERED;
    }

    /** Whether it takes the numbers of a field. */
    public boolean isAggregate() {
      return compareTo(VALUE_SUM) >= 0;
    }

    /** Whether a group without any signal fulfils it; of nothing there is no average. */
    boolean isTrueOfNothing(CorrelationCondition.Threshold threshold) {
      return (this == VALUE_SUM || !isAggregate()) && threshold.holds(0);
    }

    /** The name that a rule writes, such as {@code temporal_ordered}. */
    public String sigmaName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * Whether the signals of a group may be of several hosts: unless it shares what means something
   * within one host only.
   */
  public boolean isEstateWide() {
    return groupBy.stream()
        .noneMatch(key -> key.fields().values().stream().allMatch(Field::isOfOneHost));
  }

  /**
   * Whether it waits for what must not happen: an extended condition with {@code not}. It is
   * decided a timespan after the last step.
   */
  public boolean waits() {
    return condition instanceof CorrelationCondition.Extended extended
        && extended.terms().stream().anyMatch(term -> !term.absent().isEmpty());
  }

  /** Whether every way to complete it waits. */
  boolean alwaysWaits() {
    return condition instanceof CorrelationCondition.Extended extended
        && extended.terms().stream().noneMatch(term -> term.absent().isEmpty());
  }

  /** Whether a match may end, or be part of one, at a signal of the rule. */
  boolean needs(String rule) {
    return !(condition instanceof CorrelationCondition.Extended extended)
        || extended.terms().stream().anyMatch(term -> term.present().contains(rule));
  }

  /** The fields whose values its signals must carry. */
  Set<Field> fields() {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    groupBy.forEach(key -> fields.addAll(key.fields().values()));
    if (condition instanceof CorrelationCondition.Threshold threshold) {
      fields.addAll(threshold.fields());
    }
    if (condition instanceof CorrelationCondition.HandWritten written) {
      fields.addAll(written.pattern().fields());
    }
    return fields;
  }

  /** What kind of analytic it is, as alerts say: {@code Sigma correlation (TYPE)}. */
  public String category() {
    boolean isHandWritten = condition instanceof CorrelationCondition.HandWritten;
    return "Sigma correlation (" + (isHandWritten ? "flink_cep" : type.sigmaName()) + ")";
  }

  /** The rule's id. */
  public String id() {
    return header.id();
  }
}
