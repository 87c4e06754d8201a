package io.spawnwatch.sigma;

import io.spawnwatch.event.FieldValues;
import java.util.List;

/**
 * The tree that a rule's detection comes to, with all search identifiers resolved. Two-valued: a
 * test of a missing field is false, and its negation true.
 */
public sealed interface Condition {

  /** Whether the event satisfies it. The plain reading; the compiled form agrees with it. */
  boolean matches(FieldValues event);

  /** What it is made of; empty for a test. */
  default List<Condition> operands() {
    return List.of();
  }

  /** All hold. */
  record And(List<Condition> operands) implements Condition {
    @Override
    public boolean matches(FieldValues event) {
      for (Condition operand : operands) {
        if (!operand.matches(event)) {
          return false;
        }
      }
      return true;
    }
  }

  /** At least one holds. */
  record Or(List<Condition> operands) implements Condition {
    @Override
    public boolean matches(FieldValues event) {
      for (Condition operand : operands) {
        if (operand.matches(event)) {
          return true;
        }
      }
      return false;
    }
  }

  /** It does not hold. */
  record Not(Condition operand) implements Condition {
    @Override
    public List<Condition> operands() {
      return List.of(operand);
    }

    @Override
    public boolean matches(FieldValues event) {
      return !operand.matches(event);
    }
  }

  /** A search identifier, kept for explanations. */
  record Named(String name, Condition operand) implements Condition {
    @Override
    public List<Condition> operands() {
      return List.of(operand);
    }

    @Override
    public boolean matches(FieldValues event) {
      return operand.matches(event);
    }
  }

  /** A test of the event itself. */
  record Test(Atom atom) implements Condition {
    @Override
    public boolean matches(FieldValues event) {
      return atom.matches(event);
    }
  }
}
