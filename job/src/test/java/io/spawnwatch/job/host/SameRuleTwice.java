package io.spawnwatch.job.host;

import io.spawnwatch.event.Field;
import io.spawnwatch.sequence.HandWrittenPattern;
import io.spawnwatch.sequence.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/** The first rule twice; fails on users called {@code bad}. */
public final class SameRuleTwice implements HandWrittenPattern {

  @Override
  public Set<Field> fields() {
    return Set.of(Field.USER);
  }

  @Override
  public Pattern<Signal, ?> pattern(List<String> rules, Duration within) {
    return Pattern.<Signal>begin("one")
        .where(HandWrittenPattern.matched(rules.get(0)))
        .followedByAny("two")
        .where(HandWrittenPattern.matched(rules.get(0)))
        .where(SimpleCondition.of(SameRuleTwice::isGood))
        .within(within);
  }

  private static boolean isGood(Signal signal) {
    if (signal.values().getOrDefault(Field.USER, List.of()).contains("bad")) {
      throw new IllegalArgumentException("a bad user");
    }
    return true;
  }
}
