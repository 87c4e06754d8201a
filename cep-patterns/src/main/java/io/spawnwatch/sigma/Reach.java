package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import java.util.List;
import java.util.Set;

/**
 * What a condition can come to on events of which only some fields can have a value.
 *
 * @param available those fields
 * @param eventIds that the events can have, as text; empty for any
 */
record Reach(Set<Field> available, Set<String> eventIds) {

  private record Outcome(boolean canHold, boolean canFail) {}

  /**
   * Whether some event can satisfy the condition.
   *
   * @param missing gets the fields that it asks for and never finds
   */
  boolean canHold(Condition condition, Set<Field> missing) {
    return outcome(condition, missing).canHold();
  }

  private Outcome outcome(Condition condition, Set<Field> missing) {
    if (condition instanceof Condition.And and) {
      boolean holds = true;
      boolean fails = false;
      for (Condition operand : and.operands()) {
        Outcome outcome = outcome(operand, missing);
        holds &= outcome.canHold();
        fails |= outcome.canFail();
      }
      return new Outcome(holds, fails);
    }
    if (condition instanceof Condition.Or or) {
      boolean holds = false;
      boolean fails = true;
      for (Condition operand : or.operands()) {
        Outcome outcome = outcome(operand, missing);
        holds |= outcome.canHold();
        fails &= outcome.canFail();
      }
      return new Outcome(holds, fails);
    }
    return single(condition, missing);
  }

  private Outcome single(Condition condition, Set<Field> missing) {
    if (condition instanceof Condition.Not not) {
      Outcome outcome = outcome(not.operand(), missing);
      return new Outcome(outcome.canFail(), outcome.canHold());
    }
    if (condition instanceof Condition.Named named) {
      return outcome(named.operand(), missing);
    }
    return atom(((Condition.Test) condition).atom(), missing);
  }

  private Outcome atom(Atom atom, Set<Field> missing) {
    List<Field> asked = atom.fields().stream().filter(f -> !available.contains(f)).toList();
    missing.addAll(asked);
    if (atom instanceof Atom.Never) {
      return new Outcome(false, true);
    }
    if (atom instanceof Atom.Missing) {
      return new Outcome(true, asked.isEmpty());
    }
    if (!eventIds.isEmpty() && atom.fields().equals(List.of(Field.EVENT_ID))) {
      return ofEventId(atom);
    }
    return new Outcome(asked.isEmpty(), true);
  }

  private Outcome ofEventId(Atom atom) {
    long matching = eventIds.stream().filter(id -> atom.matches(field -> id)).count();
    return new Outcome(matching > 0, matching < eventIds.size());
  }
}
