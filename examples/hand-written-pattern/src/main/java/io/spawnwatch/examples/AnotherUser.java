package io.spawnwatch.examples;

import io.spawnwatch.event.Field;
import io.spawnwatch.sequence.HandWrittenPattern;
import io.spawnwatch.sequence.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/**
 * The first rule of the sequence, and then once more by another user. Sigma joins what is equal; it
 * cannot say that a value differs, nor take one rule for two steps.
 */
public final class AnotherUser implements HandWrittenPattern {

  @Override
  public String name() {
    return "another-user";
  }

  @Override
  public Set<Field> fields() {
    return Set.of(Field.USER);
  }

  @Override
  public Pattern<Signal, ?> pattern(List<String> rules, Duration within) {
    return Pattern.<Signal>begin("before")
        .where(HandWrittenPattern.matched(rules.get(0)))
        .followedByAny("after")
        .where(HandWrittenPattern.matched(rules.get(0)))
        .where(new OfAnotherUser())
        .within(within);
  }

  private static final class OfAnotherUser extends IterativeCondition<Signal> {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(Signal after, Context<Signal> match) throws Exception {
      for (Signal before : match.getEventsForPattern("before")) {
        if (user(before).isEmpty() || user(after).isEmpty() || user(before).equals(user(after))) {
          return false;
        }
      }
      return true;
    }

    /** In lower case; empty where the event told of none. */
    private static List<String> user(Signal signal) {
      return signal.values().getOrDefault(Field.USER, List.of());
    }
  }
}
