package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/**
 * A Flink CEP pattern for what Sigma cannot say, such as steps whose values differ, or the same
 * rule twice. Found by {@link java.util.ServiceLoader}; used by each {@code temporal_ordered}
 * correlation rule that names it under {@code pattern}. That rule says all else: title and level,
 * the rules whose matches are the pattern's events, what joins them, and the timespan. Public, with
 * a public constructor without parameters.
 */
public interface HandWrittenPattern {

  /** What a correlation rule writes under {@code pattern}: the name of the class. */
  default String name() {
    return getClass().getName();
  }

  /** The fields whose values its conditions read with {@link Signal#values}; none by default. */
  default Set<Field> fields() {
    return Set.of();
  }

  /**
   * The pattern over the signals of one group, in their order; a signal's rules are those for which
   * it belongs to the group. A match counts at its last signal, once. It must not end in {@code
   * notFollowedBy}, nor skip after a match.
   *
   * @param rules the ids of the correlation's rules, in the order written
   * @param within the timespan, to be handed to {@link Pattern#within(Duration)} of the whole
   */
  Pattern<Signal, ?> pattern(List<String> rules, Duration within);

  /**
   * The condition that a signal matched a rule.
   *
   * @param rule its id
   */
  static SimpleCondition<Signal> matched(String rule) {
    return SimpleCondition.of(signal -> signal.rules().contains(rule));
  }
}
