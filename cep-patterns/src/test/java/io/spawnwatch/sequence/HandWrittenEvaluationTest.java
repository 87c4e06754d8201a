package io.spawnwatch.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.sigma.RuleHeader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandWrittenEvaluationTest {

  private static CorrelationRule written(HandWrittenPattern pattern, int seconds, String... rules) {
    return Signals.sequence(
        CorrelationRule.Type.TEMPORAL_ORDERED,
        new CorrelationCondition.HandWritten(pattern),
        seconds,
        rules);
  }

  private static Signal a(int process, double second) {
    return Signals.signal(process, second, "0x1", "a");
  }

  @Test
  void oneRuleMayFillTwoSteps() {
    Signals signals = new Signals(written(new TestPatterns.Twice(), 60, "a"));

    assertThat(signals.arrives(a(1, 0)).completed()).isEmpty();
    assertThat(signals.arrives(a(2, 1)).completed()).containsExactly("s at 2");
  }

  @Test
  void joinsAsTheRuleSays() {
    Signals signals = new Signals(written(new TestPatterns.Twice(), 60, "a"));

    signals.arrives(a(1, 0)).arrives(Signals.signal(2, 1, "0x2", "a"));

    assertThat(signals.completed()).isEmpty();
  }

  @Test
  void theTimespanIsInclusive() {
    Signals signals = new Signals(written(new TestPatterns.Twice(), 60, "a"));

    assertThat(signals.arrives(a(1, 0)).arrives(a(2, 60)).completed()).containsExactly("s at 2");
    assertThat(signals.arrives(a(3, 120.001)).completed()).containsExactly("s at 2");
  }

  @Test
  void theNearestSignalsAreTheEvidence() {
    Signals signals = new Signals(written(new TestPatterns.Twice(), 60, "a"));

    signals.arrives(a(1, 0)).arrives(a(2, 1));

    assertThat(signals.stepsOf(a(3, 2))).containsExactly(2L, 3L);
  }

  @Test
  void aSpanBetweenTheStepsHolds() {
    Signals signals = new Signals(written(new TestPatterns.Brisk(), 60, "a"));

    signals.arrives(a(1, 0)).arrives(a(2, 9)).arrives(a(3, 20));
    assertThat(signals.completed()).isEmpty();

    signals.arrives(a(4, 28)).arrives(a(5, 36));
    assertThat(signals.completed()).containsExactly("s at 5");
  }

  @Test
  void arrivalInAnyOrderCompletesTheSame() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      List<Signal> arrivals = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        arrivals.add(Signals.signal(i, random.nextInt(300), "0x" + random.nextInt(2), "a"));
      }
      Set<String> inOrder = completed(arrivals);
      Collections.shuffle(arrivals, random);

      assertThat(completed(arrivals)).as("round %d of seed 5", round).isEqualTo(inOrder);
    }
  }

  private static Set<String> completed(List<Signal> arrivals) {
    return new Signals(written(new TestPatterns.Twice(), 60, "a")).arrive(arrivals).completed();
  }

  @ParameterizedTest
  @CsvSource({"32, 1", "33, 0"})
  void ofEachRuleTheLatest32AreLookedAt(int times, int completions) {
    Signals signals = new Signals(written(new TestPatterns.Often(times), 60, "a", "b"));

    for (int i = 0; i < times; i++) {
      signals.arrives(a(2 * i, i)).arrives(Signals.signal(2 * i + 1, i, "0x1", "b"));
    }

    assertThat(signals.completed()).hasSize(completions);
  }

  @Test
  void aPatternThatRunsAwayLooksAtFewerSignals() {
    Signals signals = new Signals(written(new TestPatterns.Combining(), 60, "a"));

    for (int i = 0; i < 16; i++) {
      signals.arrives(a(i, i));
    }

    assertThat(signals.completed()).hasSize(16);
  }

  @Test
  void aPatternThatFailsIsSwitchedOffAlone() {
    CorrelationRule bad = written(new TestPatterns.Failing(), 60, "a");
    CorrelationRule good =
        new CorrelationRule(
            bad.header().withId("good"),
            bad.type(),
            bad.rules(),
            bad.groupBy(),
            bad.timespan(),
            new CorrelationCondition.HandWritten(new TestPatterns.Twice()),
            false);
    List<RuleHeader> off = new ArrayList<>();
    SequenceMatcher matcher =
        new SequenceSet(List.of(bad, good))
            .host()
            .matcher((sequence, failure) -> off.add(sequence));
    SignalIndex index = new SignalIndex();
    int found = 0;
    for (int i = 0; i < 40; i++) {
      Signal now = index.put(a(i, i));
      for (Completion completion : matcher.completions(now, now.rules(), index)) {
        index.markReported(completion.last().process(), completion.sequence().id());
        found += completion.sequence().id().equals("good") ? 1 : 0;
      }
    }

    assertThat(off).containsExactly(bad.header());
    assertThat(found).isEqualTo(39);
  }
}
