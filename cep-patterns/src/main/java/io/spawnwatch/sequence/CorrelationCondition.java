package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a correlation rule asks of a group beyond its type. */
public sealed interface CorrelationCondition {

  /** No condition written: every rule must have matched. */
  record AllRules() implements CorrelationCondition {}

  /**
   * Bounds on a count or an aggregate, all of which must hold.
   *
   * @param bounds at least one
   * @param fields what is counted or aggregated for {@code value_*}; empty otherwise
   * @param percentile 0 to 100 for {@code value_percentile} and {@code value_median}; NaN otherwise
   */
  record Threshold(List<Bound> bounds, List<Field> fields, double percentile)
      implements CorrelationCondition {

    private static final Set<Operator> GROWING = EnumSet.of(Operator.GT, Operator.GTE);

    /** Whether a count or an aggregate is within all bounds. */
    boolean holds(double value) {
      return bounds.stream().allMatch(bound -> bound.holds(value));
    }

    /** How far a count or an aggregate is from what is asked; 0 where it is at the very bound. */
    double lacking(double value) {
      return bounds.stream()
          .filter(bound -> !bound.holds(value))
          .mapToDouble(bound -> Math.abs(bound.value() - value))
          .sum();
    }

    /** Whether a count that fulfils it still does when more is counted. */
    boolean isMonotone() {
      return bounds.stream().allMatch(bound -> GROWING.contains(bound.operator()));
    }
  }

  /**
   * An extended condition over rules, such as {@code a and not b}.
   *
   * @param text as written
   * @param expression what it says
   * @param terms the ways to fulfil it, of which one is enough
   */
  record Extended(String text, Expression expression, List<Term> terms)
      implements CorrelationCondition {}

  /** What a hand-written pattern asks for. */
  record HandWritten(HandWrittenPattern pattern) implements CorrelationCondition {}

  /**
   * One way to fulfil an extended condition.
   *
   * @param present ids of the rules that must have a process of their own, in the sequence's order;
   *     at least one
   * @param absent ids of the rules that must have none
   */
  record Term(List<String> present, List<String> absent) {}

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

  /** A boolean expression over rules. */
  sealed interface Expression {
    /** The rule has a signal; by its id. */
    record Rule(String id) implements Expression {}

    /** Both hold. */
    record And(Expression left, Expression right) implements Expression {}

    /** One holds. */
    record Or(Expression left, Expression right) implements Expression {}

    /** It does not hold. */
    record Not(Expression operand) implements Expression {}
  }
}
