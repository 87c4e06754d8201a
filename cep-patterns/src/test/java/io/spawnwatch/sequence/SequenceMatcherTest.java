package io.spawnwatch.sequence;

import static io.spawnwatch.sequence.Signals.ordered;
import static io.spawnwatch.sequence.Signals.sequence;
import static io.spawnwatch.sequence.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SequenceMatcherTest {

  private static CorrelationCondition.Threshold atLeast(int count, Field... fields) {
    var bound = new CorrelationCondition.Bound(CorrelationCondition.Operator.GTE, count);
    return new CorrelationCondition.Threshold(List.of(bound), List.of(fields), Double.NaN);
  }

  @Test
  void findsTheStepsInTheirOrder() {
    Signals signals = new Signals(ordered(60, "a", "b", "c"));

    signals.arrives(signal(1, 0, "s", "a")).arrives(signal(2, 5, "s", "b"));

    assertThat(signals.completed()).isEmpty();
    assertThat(signals.arrives(signal(3, 9, "s", "c")).completed()).containsExactly("s at 3");
  }

  @Test
  void enforcesTheOrderOfAllSteps() {
    Signals signals = new Signals(ordered(60, "a", "b", "c"));

    signals.arrives(signal(1, 0, "s", "a"));
    signals.arrives(signal(2, 1, "s", "c"));
    signals.arrives(signal(3, 2, "s", "b"));

    assertThat(signals.completed()).isEmpty();
  }

  @Test
  void mixesNoGroups() {
    Signals signals = new Signals(ordered(60, "a", "b"));

    signals.arrives(signal(1, 0, "s", "a")).arrives(signal(2, 1, "t", "b"));

    assertThat(signals.completed()).isEmpty();
  }

  @Test
  void theWindowIncludesBothItsEnds() {
    Signals signals = new Signals(ordered(60, "a", "b"));
    signals.arrives(signal(1, 0, "s", "a"));

    assertThat(signals.arrives(signal(2, 60.001, "s", "b")).completed()).isEmpty();
    assertThat(signals.arrives(signal(3, 60, "s", "b")).completed()).containsExactly("s at 3");
  }

  @Test
  void oneProcessFillsOneStep() {
    Signals signals = new Signals(ordered(60, "a", "b"));

    assertThat(signals.arrives(signal(1, 0, "s", "a", "b")).completed()).isEmpty();
    assertThat(signals.arrives(signal(2, 1, "s", "a", "b")).completed()).containsExactly("s at 2");
  }

  @Test
  void twinsAreOneSignal() {
    Signals signals = new Signals(sequence(CorrelationRule.Type.EVENT_COUNT, atLeast(3), 60, "a"));

    signals.arrives(signal(1, 0, "s", "a")).arrives(signal(1, 0.01, "s", "a"));

    assertThat(signals.arrives(signal(2, 1, "s", "a")).completed()).isEmpty();
    assertThat(signals.arrives(signal(3, 2, "s", "a")).completed()).containsExactly("s at 3");
  }

  @Test
  void aCountingWindowSlides() {
    Signals signals = new Signals(sequence(CorrelationRule.Type.EVENT_COUNT, atLeast(3), 60, "a"));

    signals.arrives(signal(1, 50, "s", "a")).arrives(signal(2, 59, "s", "a"));

    assertThat(signals.arrives(signal(3, 61, "s", "a")).completed()).containsExactly("s at 3");
  }

  @Test
  void countsDistinctValuesWithinTheWindowOnly() {
    Signals signals =
        new Signals(sequence(CorrelationRule.Type.VALUE_COUNT, atLeast(3, Field.IMAGE), 60, "a"));

    signals.arrives(signal(3, 0, "s", "a")).arrives(signal(4, 30, "s", "a"));
    signals.arrives(signal(7, 40, "s", "a")).arrives(signal(5, 61, "s", "a"));

    assertThat(signals.completed()).isEmpty();
    assertThat(signals.arrives(signal(6, 62, "s", "a")).completed()).containsExactly("s at 6");
  }

  @Test
  void temporalTakesAnyOrderAndAProcessAStep() {
    Signals signals =
        new Signals(
            sequence(
                CorrelationRule.Type.TEMPORAL, new CorrelationCondition.AllRules(), 60, "a", "b"));

    assertThat(signals.arrives(signal(1, 0, "s", "a", "b")).completed()).isEmpty();
    assertThat(signals.arrives(signal(2, 1, "s", "a")).completed()).containsExactly("s at 2");
  }

  @Test
  void theEvidenceOfATemporalSequenceIsTheTightestMatchToo() {
    Signals signals =
        new Signals(
            sequence(
                CorrelationRule.Type.TEMPORAL, new CorrelationCondition.AllRules(), 60, "a", "b"));
    signals.arrives(signal(1, 0, "s", "b")).arrives(signal(2, 8, "s", "a"));

    assertThat(signals.stepsOf(signal(3, 9, "s", "a", "b"))).containsExactly(2L, 3L);
  }

  @Test
  void systemSessionsFormNoGroup() {
    Signals signals = new Signals(ordered(60, "a", "b"));

    signals.arrives(signal(1, 0, "0x3e7", "a")).arrives(signal(2, 1, "0x3E7", "b"));

    assertThat(signals.completed()).isEmpty();
  }

  @Test
  void theEvidenceIsTheTightestMatch() {
    Signals signals = new Signals(ordered(60, "a", "b", "c"));
    signals.arrives(signal(1, 0, "s", "a")).arrives(signal(2, 1, "s", "b"));
    signals.arrives(signal(3, 2, "s", "a")).arrives(signal(4, 3, "s", "b"));

    assertThat(signals.stepsOf(signal(5, 4, "s", "c"))).containsExactly(3L, 4L, 5L);
  }

  @Test
  void manySignalsOfOneStepStayCheap() {
    Signals signals = new Signals(ordered(10_000, "a", "b", "c"));
    for (int i = 0; i < 1_000; i++) {
      signals.arrives(signal(i, i, "s", i % 2 == 0 ? "a" : "b"));
    }

    assertThat(signals.arrives(signal(2_000, 2_000, "s", "c")).completed())
        .containsExactly("s at 2000");
  }

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  /** Signals may come in any order: the same completions are reported in the end. */
  @RepeatedTest(40)
  void anyOrderOfArrivalGivesTheSameCompletions() {
    CorrelationRule[] sequences = {ordered(20, "a", "b", "c")};
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String[] rules = random.nextInt(4) == 0 ? new String[] {"a", "c"} : oneRule();
      String session = random.nextBoolean() ? "s" : "t";
      signals.add(signal(i, random.nextInt(40), session, rules));
    }
    Set<String> inOrder = new Signals(sequences).arrive(sorted(signals)).completed();
    Collections.shuffle(signals, random);

    assertThat(new Signals(sequences).arrive(signals).completed())
        .as("seed %d", seed)
        .isEqualTo(inOrder);
  }

  private String[] oneRule() {
    return new String[] {List.of("a", "b", "c").get(random.nextInt(3))};
  }

  private static List<Signal> sorted(List<Signal> signals) {
    List<Signal> sorted = new ArrayList<>(signals);
    sorted.sort((a, b) -> a.order().compareTo(b.order()));
    return sorted;
  }
}
