package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.WithinType;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/** Hand-written patterns, right and wrong, each called by its simple name. */
public final class TestPatterns {

  private TestPatterns() {}

  /** One that is made by a function. */
  private abstract static class Named implements HandWrittenPattern {
    @Override
    public String name() {
      return getClass().getSimpleName();
    }
  }

  private static Pattern<Signal, Signal> begin(List<String> rules) {
    return Pattern.<Signal>begin("one").where(HandWrittenPattern.matched(rules.get(0)));
  }

  private static Pattern<Signal, Signal> twice(List<String> rules) {
    return begin(rules).followedByAny("other").where(HandWrittenPattern.matched(rules.get(0)));
  }

  /** The first rule twice: as a step, Sigma takes a rule but once. */
  public static final class Twice extends Named {
    @Override
    public Set<Field> fields() {
      return Set.of(Field.USER);
    }

    @Override
    public Pattern<Signal, ?> pattern(List<String> rules, Duration within) {
      return twice(rules).within(within);
    }
  }

  /** Never longer than 10 s between two. */
  public static final class Brisk extends Named {
    @Override
    public Pattern<Signal, ?> pattern(List<String> rules, Duration within) {
      Duration brisk = Duration.ofSeconds(10);
      return twice(rules)
          .within(brisk, WithinType.PREVIOUS_AND_CURRENT)
          .followedByAny("last")
          .where(HandWrittenPattern.matched(rules.get(0)))
          .within(brisk, WithinType.PREVIOUS_AND_CURRENT)
          .within(within);
    }
  }

  /** Without a window. */
  public static final class Endless extends Named {
    @Override
    public Pattern<Signal, ?> pattern(List<String> rules, Duration within) {
      return twice(rules);
    }
  }

  /** With a window of its own. */
  public static final class OwnWindow extends Named {
    @Override
    public Pattern<Signal, ?> pattern(List<String> rules, Duration within) {
      return twice(rules).within(Duration.ofHours(1));
    }
  }

  /** Ends in what must not happen. */
  public static final class Waiting extends Named {
    @Override
    public Pattern<Signal, ?> pattern(List<String> rules, Duration within) {
      return begin(rules)
          .notFollowedBy("not")
          .where(HandWrittenPattern.matched(rules.get(0)))
          .within(within);
    }
  }

  /** Skips after a match. */
  public static final class Skipping extends Named {
    @Override
    public Pattern<Signal, ?> pattern(List<String> rules, Duration within) {
      var skip = AfterMatchSkipStrategy.skipPastLastEvent();
      return Pattern.<Signal>begin("one", skip).within(within);
    }
  }

  /** Asks for a rule that the sequence does not have. */
  public static final class Greedy extends Named {
    @Override
    public Pattern<Signal, ?> pattern(List<String> rules, Duration within) {
      return begin(rules.subList(7, 8)).within(within);
    }
  }

  /** A condition of it fails. */
  public static final class Failing extends Named {
    @Override
    public Pattern<Signal, ?> pattern(List<String> rules, Duration within) {
      return Pattern.<Signal>begin("one")
          .where(SimpleCondition.of(signal -> signal.lineage().get(99) != null))
          .within(within);
    }
  }

  /** Has as many partial matches as there are subsets. */
  public static final class Combining extends Named {
    @Override
    public Pattern<Signal, ?> pattern(List<String> rules, Duration within) {
      return begin(rules).oneOrMore().allowCombinations().within(within);
    }
  }

  /** The first rule so many times. */
  static final class Often extends Named {
    private final int times;

    Often(int times) {
      this.times = times;
    }

    @Override
    public Pattern<Signal, ?> pattern(List<String> rules, Duration within) {
      return begin(rules).times(times).within(within);
    }
  }
}
