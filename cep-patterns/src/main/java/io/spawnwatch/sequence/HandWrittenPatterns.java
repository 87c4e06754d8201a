package io.spawnwatch.sequence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.Quantifier.ConsumingStrategy;

/** The hand-written patterns on the class path, and what they must be. */
final class HandWrittenPatterns {

  private HandWrittenPatterns() {}

  /**
   * All of them; read anew each time, for jars come and go with a job's class loader.
   *
   * @throws ServiceConfigurationError when one cannot be made
   */
  static List<HandWrittenPattern> all() {
    List<HandWrittenPattern> all = new ArrayList<>();
    // Not the thread's loader: published rules are compiled on a thread of our own.
    ClassLoader loader = HandWrittenPattern.class.getClassLoader();
    ServiceLoader.load(HandWrittenPattern.class, loader).forEach(all::add);
    return all;
  }

  /** Flink's {@code within} is exclusive, Sigma's timespan inclusive. */
  static Duration within(Duration timespan) {
    return timespan.plusMillis(1);
  }

  /** What a sequence makes of a pattern. */
  static Pattern<Signal, ?> of(HandWrittenPattern written, List<String> rules, Duration timespan) {
    return written.pattern(rules, within(timespan));
  }

  /** Why a pattern cannot be used; empty where it can. */
  static Optional<String> problem(
      HandWrittenPattern written, List<String> rules, Duration timespan) {
    try {
      Pattern<Signal, ?> pattern = of(written, rules, timespan);
      Optional<String> problem = problem(pattern, within(timespan));
      if (problem.isEmpty()) {
        NFACompiler.compileFactory(pattern, false);
      }
      return problem;
    } catch (RuntimeException e) {
      return Optional.of("cannot be made: " + e.getMessage());
    }
  }

  private static Optional<String> problem(Pattern<Signal, ?> pattern, Duration within) {
    Duration asked = pattern.getWindowSize().orElse(null);
    if (asked == null) {
      return Optional.of("has no within: call within with the duration that it is given");
    }
    if (!asked.equals(within)) {
      return Optional.of(
          "has within " + asked + ", but is given " + within + ", the timespan and a millisecond");
    }
    if (pattern.getQuantifier().getConsumingStrategy() == ConsumingStrategy.NOT_FOLLOW) {
      return Optional.of(
          "ends in notFollowedBy, which waits; Sigma can say that: condition: a and not b");
    }
    return pattern.getAfterMatchSkipStrategy().isSkipStrategy()
        ? Optional.of("skips after a match, but each last process counts once; use noSkip")
        : Optional.empty();
  }
}
