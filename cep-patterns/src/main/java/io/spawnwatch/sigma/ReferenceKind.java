package io.spawnwatch.sigma;

/** How a field's value relates to another field's. */
public enum ReferenceKind {
  EQUALS,
  CONTAINS,
  STARTS_WITH,
  ENDS_WITH;

  /** Whether it holds between a value and the other field's. */
  boolean holds(String value, String operand, boolean cased) {
    int end = value.length() - operand.length();
    return switch (this) {
      case EQUALS -> end == 0 && Folding.matchesAt(value, 0, operand, cased);
      case CONTAINS -> Folding.contains(value, operand, cased);
      case STARTS_WITH -> Folding.matchesAt(value, 0, operand, cased);
      case ENDS_WITH -> Folding.matchesAt(value, end, operand, cased);
    };
  }
}
