package io.spawnwatch.sequence;

import java.time.Duration;
import java.util.List;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/** Correlation rules as Flink CEP patterns. */
final class SequencePatterns {

  private SequencePatterns() {}

  /**
   * One stage a rule, named by its place; other signals may lie between ({@code followedByAny}), no
   * match hides another (no skip). Sigma's timespan is inclusive, Flink's {@code within} is not.
   */
  static Pattern<Member, ?> ordered(List<String> steps, Duration timespan) {
    Pattern<Member, ?> pattern =
        Pattern.<Member>begin(stage(0), AfterMatchSkipStrategy.noSkip()).where(fills(steps.get(0)));
    for (int i = 1; i < steps.size(); i++) {
      pattern = pattern.followedByAny(stage(i)).where(fills(steps.get(i)));
    }
    return pattern.within(timespan.plusMillis(1));
  }

  /** The name of a stage: its place, from 0. */
  static String stage(int index) {
    return Integer.toString(index);
  }

  private static SimpleCondition<Member> fills(String rule) {
    return SimpleCondition.of(member -> member.has(rule));
  }
}
