package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import java.util.EnumSet;
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

  /** Of a condition, where only those fields can have a value. */
  public static Evaluability of(Condition condition, Set<Field> available) {
    return of(condition, available, Set.of());
  }

  /**
   * Of a condition, where only those fields can have a value. {@link Field#EVENT_ID} is needed
   * where the condition asks for other events alone.
   *
   * @param eventIds that the events can have, as text; empty for any
   */
  public static Evaluability of(Condition condition, Set<Field> available, Set<String> eventIds) {
    EnumSet<Field> missing = EnumSet.noneOf(Field.class);
    if (new Reach(available, eventIds).canHold(condition, missing)) {
      Verdict verdict = missing.isEmpty() ? Verdict.FULL : Verdict.REDUCED;
      return new Evaluability(verdict, missing, Set.of());
    }
    EnumSet<Field> needed = EnumSet.copyOf(missing);
    needed.removeIf(field -> canHoldWithout(field, condition));
    if (isOfOtherEvents(condition, eventIds)) {
      missing.add(Field.EVENT_ID);
      needed.add(Field.EVENT_ID);
    }
    return new Evaluability(Verdict.NEVER, missing, needed);
  }

  private static boolean isOfOtherEvents(Condition condition, Set<String> eventIds) {
    Set<Field> all = EnumSet.allOf(Field.class);
    return canHold(new Reach(all, Set.of()), condition)
        && !canHold(new Reach(all, eventIds), condition);
  }

  private static boolean canHoldWithout(Field field, Condition condition) {
    return canHold(new Reach(EnumSet.complementOf(EnumSet.of(field)), Set.of()), condition);
  }

  private static boolean canHold(Reach reach, Condition condition) {
    return reach.canHold(condition, EnumSet.noneOf(Field.class));
  }
}
