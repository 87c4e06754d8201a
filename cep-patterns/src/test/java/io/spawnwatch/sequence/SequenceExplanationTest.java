package io.spawnwatch.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Field;
import io.spawnwatch.sequence.GroupProgress.Obstacle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceExplanationTest {

  private static final CorrelationRule ORDERED = Signals.ordered(60, "a", "b", "c");

  private static GroupProgress first(CorrelationRule sequence, Signal... signals) {
    return SequenceExplanation.of(sequence, List.of(signals)).get(0);
  }

  @Test
  void saysThatAllStepsAreMet() {
    GroupProgress group =
        first(
            ORDERED,
            Signals.signal(1, 0, "s", "a"),
            Signals.signal(2, 30, "s", "b"),
            Signals.signal(3, 60, "s", "c"));

    assertThat(group.isComplete()).isTrue();
    assertThat(group.group()).isEqualTo("LogonId=s");
    assertThat(group.steps())
        .extracting(s -> s.signal().process().low())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void saysByHowMuchAStepLiesOutsideTheSpan() {
    GroupProgress group =
        first(
            ORDERED,
            Signals.signal(1, 0, "s", "a"),
            Signals.signal(2, 30, "s", "b"),
            Signals.signal(3, 75, "s", "c"));

    assertThat(group.isComplete()).isFalse();
    assertThat(group.steps().get(2).obstacle()).isEqualTo(Obstacle.OUTSIDE_SPAN);
    assertThat(group.steps().get(2).millis()).isEqualTo(15_000);
  }

  @Test
  void saysThatTheOrderIsWrong() {
    GroupProgress group =
        first(
            Signals.ordered(60, "a", "b"),
            Signals.signal(1, 0, "s", "b"),
            Signals.signal(2, 20, "s", "a"));

    assertThat(group.steps().get(0).obstacle()).isEqualTo(Obstacle.NONE);
    assertThat(group.steps().get(1).obstacle()).isEqualTo(Obstacle.WRONG_ORDER);
    assertThat(group.steps().get(1).millis()).isEqualTo(20_000);
  }

  @Test
  void saysThatAStepIsOfAnotherGroupOrNowhere() {
    GroupProgress group =
        first(
            ORDERED, Signals.signal(1, 0, "s", "a"), Signals.signal(2, 20, "another session", "b"));

    assertThat(group.steps())
        .extracting(GroupProgress.Step::obstacle)
        .containsExactly(Obstacle.NONE, Obstacle.ANOTHER_GROUP, Obstacle.NO_SIGNAL);
  }

  @Test
  void saysThatTheStepBeforeIsMissing() {
    List<GroupProgress> groups =
        SequenceExplanation.of(
            Signals.ordered(60, "a", "b"),
            List.of(Signals.signal(1, 0, "s", "a"), Signals.signal(2, 20, "another", "b")));

    assertThat(groups.get(1).group()).isEqualTo("LogonId=another");
    assertThat(groups.get(1).steps())
        .extracting(GroupProgress.Step::obstacle)
        .containsExactly(Obstacle.ANOTHER_GROUP, Obstacle.STEP_BEFORE_UNMET);
  }

  @Test
  void saysHowFarApartUnorderedStepsAre() {
    CorrelationRule unordered =
        Signals.sequence(
            CorrelationRule.Type.TEMPORAL, new CorrelationCondition.AllRules(), 60, "a", "b");
    GroupProgress group =
        first(unordered, Signals.signal(1, 0, "s", "b"), Signals.signal(2, 90, "s", "a"));

    assertThat(group.steps().get(0).obstacle()).isEqualTo(Obstacle.NONE);
    assertThat(group.steps().get(1).obstacle()).isEqualTo(Obstacle.OUTSIDE_SPAN);
    assertThat(group.steps().get(1).millis()).isEqualTo(30_000);
  }

  @Test
  void saysThatWhatMustNotHappenDid() {
    var a = new CorrelationCondition.Expression.Rule("a");
    var b = new CorrelationCondition.Expression.Rule("b");
    CorrelationCondition onlyA =
        new CorrelationCondition.Extended(
            "a and not b",
            new CorrelationCondition.Expression.And(a, new CorrelationCondition.Expression.Not(b)),
            List.of(new CorrelationCondition.Term(List.of("a"), List.of("b"))));
    CorrelationRule sequence = Signals.sequence(CorrelationRule.Type.TEMPORAL, onlyA, 60, "a", "b");

    GroupProgress quiet = first(sequence, Signals.signal(1, 0, "s", "a"));
    GroupProgress undone =
        first(sequence, Signals.signal(1, 0, "s", "a"), Signals.signal(2, 60, "s", "b"));

    assertThat(quiet.isComplete()).isTrue();
    assertThat(quiet.steps().get(1).obstacle()).isEqualTo(Obstacle.NONE_AS_ASKED);
    assertThat(undone.isComplete()).isFalse();
    assertThat(undone.steps().get(1).obstacle()).isEqualTo(Obstacle.HAPPENED);
  }

  /** The group of signals as a sequence of the type sees it that asks for 3 or more. */
  private static GroupProgress counted(
      CorrelationRule.Type type, Field field, double percentile, Signal... signals) {
    CorrelationCondition threeOrMore =
        new CorrelationCondition.Threshold(
            List.of(new CorrelationCondition.Bound(CorrelationCondition.Operator.GTE, 3)),
            field == null ? List.of() : List.of(field),
            percentile);
    return first(Signals.sequence(type, threeOrMore, 60, "a"), signals);
  }

  private static Signal inSession(int number, int second, String session) {
    Signal plain = Signals.signal(number, second, "s", "a");
    Map<Field, List<String>> values = new EnumMap<>(plain.values());
    values.put(Field.TERMINAL_SESSION_ID, List.of(session));
    return new Signal(
        plain.process(), plain.order(), 0, plain.rules(), values, plain.lineage(), Set.of());
  }

  @ParameterizedTest
  @CsvSource({
    "VALUE_SUM, NaN, 6, true",
    "VALUE_AVG, NaN, 2, false",
    "VALUE_MEDIAN, 50, 1, false",
    "VALUE_PERCENTILE, 75, 2.5, false"
  })
  void saysWhatTheNumbersOfTheNearestWindowAre(
      CorrelationRule.Type type, double percentile, double number, boolean isComplete) {
    GroupProgress group =
        counted(
            type,
            Field.TERMINAL_SESSION_ID,
            percentile,
            inSession(1, 0, "1"),
            inSession(2, 10, "1"),
            inSession(3, 20, "4"),
            inSession(4, 30, "none"),
            inSession(5, 500, "1"));

    assertThat(group.count()).isEqualTo(new GroupProgress.Count(number, 5, 1));
    assertThat(group.isComplete()).isEqualTo(isComplete);
    assertThat(group.steps()).hasSize(3);
  }

  @Test
  void saysThatNoProcessHasANumber() {
    GroupProgress group =
        counted(
            CorrelationRule.Type.VALUE_SUM,
            Field.TERMINAL_SESSION_ID,
            Double.NaN,
            inSession(1, 0, "none"));

    assertThat(group.isComplete()).isFalse();
    assertThat(group.count()).isEqualTo(new GroupProgress.Count(Double.NaN, 1, 1));
  }

  @Test
  void saysHowManyProcessesTheNearestWindowHolds() {
    GroupProgress group =
        counted(
            CorrelationRule.Type.EVENT_COUNT,
            null,
            Double.NaN,
            Signals.signal(1, 0, "s", "a"),
            Signals.signal(2, 90, "s", "a"),
            Signals.signal(3, 100, "s", "a"));

    assertThat(group.count()).isEqualTo(new GroupProgress.Count(2, 3, 0));
    assertThat(group.steps()).extracting(s -> s.signal().process().low()).containsExactly(2L, 3L);
  }

  @Test
  void saysHowManyValuesTheNearestWindowHolds() {
    GroupProgress group =
        counted(
            CorrelationRule.Type.VALUE_COUNT,
            Field.IMAGE,
            Double.NaN,
            Signals.signal(1, 0, "s", "a"),
            Signals.signal(4, 10, "s", "a"),
            Signals.signal(2, 20, "s", "a"),
            Signals.signal(3, 100, "s", "a"));

    assertThat(group.isComplete()).isFalse();
    assertThat(group.count()).isEqualTo(new GroupProgress.Count(2, 4, 0));
  }
}
