package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How far a rule can be evaluated where some fields never have a value. Tests of a missing field
 * are false, and their negations true; constants are folded.
 *
 * @param verdict whether it can fire, and as it was meant
 * @param missing the fields that it asks for and never finds
 * @param needed of these, where it can never fire, each that it could not do without even if it had
 *     all others; none where only the lack of several together stops it
 */
public record Evaluability(Verdict verdict, Set<Field> missing, Set<Field> needed) {

  /** Whether the rule can fire, and as it was meant. */
  public enum Verdict {
    /** Every field that it asks for can be there. */
    FULL,
    /** It can fire, but misses some events, or an exception of it cannot work. */
    REDUCED,
    /** No event can match it. */
    NEVER
  }

  private record Outcome(boolean canHold, boolean canFail) {}

  /** Of a condition, where only those fields can have a value. */
  public static Evaluability of(Condition condition, Set<Field> available) {
    EnumSet<Field> missing = EnumSet.noneOf(Field.class);
    if (outcome(condition, available, missing).canHold()) {
      Verdict verdict = missing.isEmpty() ? Verdict.FULL : Verdict.REDUCED;
      return new Evaluability(verdict, missing, Set.of());
    }
    EnumSet<Field> needed = EnumSet.copyOf(missing);
    needed.removeIf(field -> canHoldWithout(field, condition));
    return new Evaluability(Verdict.NEVER, missing, needed);
  }

  private static boolean canHoldWithout(Field field, Condition condition) {
    Set<Field> others = EnumSet.complementOf(EnumSet.of(field));
    return outcome(condition, others, EnumSet.noneOf(Field.class)).canHold();
  }

  private static Outcome outcome(Condition condition, Set<Field> available, Set<Field> missing) {
    if (condition instanceof Condition.And and) {
      boolean holds = true;
      boolean fails = false;
      for (Condition operand : and.operands()) {
        Outcome outcome = outcome(operand, available, missing);
        holds &= outcome.canHold();
        fails |= outcome.canFail();
      }
      return new Outcome(holds, fails);
    }
    if (condition instanceof Condition.Or or) {
      boolean holds = false;
      boolean fails = true;
      for (Condition operand : or.operands()) {
        Outcome outcome = outcome(operand, available, missing);
        holds |= outcome.canHold();
        fails &= outcome.canFail();
      }
      return new Outcome(holds, fails);
    }
    return single(condition, available, missing);
  }

  private static Outcome single(Condition condition, Set<Field> available, Set<Field> missing) {
    if (condition instanceof Condition.Not not) {
      Outcome outcome = outcome(not.operand(), available, missing);
      return new Outcome(outcome.canFail(), outcome.canHold());
    }
    if (condition instanceof Condition.Named named) {
      return outcome(named.operand(), available, missing);
    }
    return atom(((Condition.Test) condition).atom(), available, missing);
  }

  private static Outcome atom(Atom atom, Set<Field> available, Set<Field> missing) {
    List<Field> asked = atom.fields().stream().filter(f -> !available.contains(f)).toList();
    missing.addAll(asked);
    if (atom instanceof Atom.Never) {
      return new Outcome(false, true);
    }
    if (atom instanceof Atom.Missing) {
      return new Outcome(true, asked.isEmpty());
    }
    return new Outcome(asked.isEmpty(), true);
  }
}
