package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.List;

/** What a correlation rule asks of a group beyond its type. */
public sealed interface CorrelationCondition {

  /** No condition written: every rule must have matched. */
  record AllRules() implements CorrelationCondition {}

  /**
   * Bounds on a count or an aggregate, all of which must hold.
   *
   * @param bounds at least one
   * @param fields what is counted or aggregated for {@code value_*}; empty otherwise
   * @param percentile 0 to 100 for {@code value_percentile}; NaN otherwise
   */
  record Threshold(List<Bound> bounds, List<Field> fields, double percentile)
      implements CorrelationCondition {

    /** Whether a count or an aggregate is within all bounds. */
    boolean holds(double value) {
      return bounds.stream().allMatch(bound -> bound.holds(value));
    }
  }

  /**
   * An extended condition over rules, such as {@code a and not b}.
   *
   * @param text as written
   * @param expression its tree
   */
  record Extended(String text, Expression expression) implements CorrelationCondition {}

  /** One comparison of a threshold. */
  record Bound(Operator operator, double value) {

    boolean holds(double actual) {
      return switch (operator) {
        case GT -> actual > value;
        case GTE -> actual >= value;
        case LT -> actual < value;
        case LTE -> actual <= value;
        case EQ -> actual == value;
        case NEQ -> actual != value;
      };
    }
  }

  /** The comparisons of the specification. */
  enum Operator {
    GT,
    GTE,
    LT,
    LTE,
    EQ,
    NEQ
  }

  /** A boolean expression over rule ids. */
  sealed interface Expression {
    /** The rule has a signal. */
    record Rule(String id) implements Expression {}

    /** Both hold. */
    record And(Expression left, Expression right) implements Expression {}

    /** One holds. */
    record Or(Expression left, Expression right) implements Expression {}

    /** It does not hold within the timespan. */
    record Not(Expression operand) implements Expression {}
  }
}
