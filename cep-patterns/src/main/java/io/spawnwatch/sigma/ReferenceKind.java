package io.spawnwatch.sigma;

/** How a field's value relates to another field's. */
public enum ReferenceKind {
  EQUALS,
  CONTAINS,
  STARTS_WITH,
  ENDS_WITH;

  /** Whether it holds between a value and the other field's. */
  boolean holds(String value, String operand, boolean cased) {
    String v = cased ? value : Folding.fold(value);
    String o = cased ? operand : Folding.fold(operand);
    return switch (this) {
      case EQUALS -> v.equals(o);
      case CONTAINS -> v.contains(o);
      case STARTS_WITH -> v.startsWith(o);
      case ENDS_WITH -> v.endsWith(o);
    };
  }
}
