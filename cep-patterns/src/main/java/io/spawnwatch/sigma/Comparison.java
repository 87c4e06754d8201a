package io.spawnwatch.sigma;

/** How a field's value, read as a number, relates to another number. */
public enum Comparison {
  GT,
  GTE,
  LT,
  LTE,
  EQ;

  /** Whether it holds; never for a text that is no number. */
  boolean holds(String value, double operand) {
    return holds(NumberText.parse(value), operand);
  }

  /** Whether it holds; never for NaN. */
  boolean holds(double number, double operand) {
    return switch (this) {
      case GT -> number > operand;
      case GTE -> number >= operand;
      case LT -> number < operand;
      case LTE -> number <= operand;
      case EQ -> number == operand;
    };
  }
}
