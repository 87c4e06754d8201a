package io.spawnwatch.sigma;

/** How a field's value, read as a number, relates to another number. */
public enum Comparison {
  GT,
  GTE,
  LT,
  LTE;

  /** Whether it holds; never for a text that is no number. */
  boolean holds(String value, double operand) {
    double number = NumberText.parse(value);
    return switch (this) {
      case GT -> number > operand;
      case GTE -> number >= operand;
      case LT -> number < operand;
      case LTE -> number <= operand;
    };
  }
}
