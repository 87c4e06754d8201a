package io.spawnwatch.cli.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.sequence.CorrelationCondition.Bound;
import io.spawnwatch.sequence.CorrelationCondition.Operator;
import io.spawnwatch.sequence.CorrelationCondition.Threshold;
import io.spawnwatch.sequence.CorrelationRule.Type;
import io.spawnwatch.sequence.GroupProgress.Count;
import io.spawnwatch.sequence.GroupProgress.Obstacle;
import io.spawnwatch.sequence.GroupProgress.Step;
import io.spawnwatch.sequence.Signal;
import io.spawnwatch.sequence.SignalOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountWordsTest {

  private static CountWords words(Type type, List<Field> fields, double percentile) {
    List<Bound> bounds = List.of(new Bound(Operator.GTE, 3));
    return new CountWords(type, new Threshold(bounds, fields, percentile));
  }

  @ParameterizedTest
  @CsvSource({
    "VALUE_COUNT, NaN, 2, 2 different ProcessId",
    "VALUE_SUM, NaN, 12, sum of ProcessId 12",
    "VALUE_AVG, NaN, 1.3333333333, average of ProcessId 1.33333",
    "VALUE_MEDIAN, 50, 1.5, median of ProcessId 1.5",
    "VALUE_PERCENTILE, 90, 4200, percentile 90 of ProcessId 4200"
  })
  void namesTheNumberOfEachType(Type type, double percentile, double number, String text) {
    CountWords words = words(type, List.of(Field.PROCESS_ID), percentile);

    assertThat(words.of(new Count(number, 4, 0)))
        .isEqualTo(text + " in the best window; the group has 4 processes");
  }

  @Test
  void countsProcesses() {
    CountWords words = words(Type.EVENT_COUNT, List.of(), Double.NaN);

    assertThat(words.of(new Count(1, 1, 0)))
        .isEqualTo("1 process in the best window; the group has 1 process");
    assertThat(words.of(new Count(2, 5, 0)))
        .isEqualTo("2 processes in the best window; the group has 5 processes");
  }

  @Test
  void saysHowManyProcessesCouldNotBeCounted() {
    assertThat(words(Type.VALUE_SUM, List.of(Field.TARGET_HOST), 0).of(new Count(Double.NaN, 2, 2)))
        .isEqualTo(
            "nothing to count; the group has 2 processes, 2 of them without number as TargetHost");
    assertThat(words(Type.VALUE_COUNT, List.of(Field.USER, Field.IMAGE), 0).of(new Count(1, 3, 1)))
        .isEqualTo(
            "1 different User + Image in the best window; the group has 3 processes,"
                + " 1 of them without User + Image");
  }

  @Test
  void tellsOfEachDifferentValueOnce() {
    List<Step> counted = List.of(step(1, "a.exe"), step(2, "b.exe"), step(3, "a.exe"));

    assertThat(words(Type.VALUE_COUNT, List.of(Field.IMAGE), 0).worthTelling(counted))
        .containsExactly(counted.get(0), counted.get(1));
    assertThat(words(Type.EVENT_COUNT, List.of(), 0).worthTelling(counted)).isEqualTo(counted);
  }

  private static Step step(int process, String image) {
    Signal signal =
        new Signal(
            new ProcessGuid(0, process),
            new SignalOrder(process, "security", process, 0),
            0,
            Set.of("rule"),
            Map.of(Field.IMAGE, List.of(image)),
            List.of(),
            Set.of());
    return new Step("rule", signal, Obstacle.NONE, 0);
  }
}
