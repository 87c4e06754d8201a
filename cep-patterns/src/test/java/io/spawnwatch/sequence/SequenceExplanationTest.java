package io.spawnwatch.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Field;
import io.spawnwatch.sequence.GroupProgress.Obstacle;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  @Test
  void saysHowManyTheBestWindowHolds() {
    CorrelationCondition threeImages =
        new CorrelationCondition.Threshold(
            List.of(new CorrelationCondition.Bound(CorrelationCondition.Operator.GTE, 3)),
            List.of(Field.IMAGE),
            Double.NaN);
    CorrelationRule count =
        Signals.sequence(CorrelationRule.Type.VALUE_COUNT, threeImages, 60, "a");
    GroupProgress group =
        first(
            count,
            Signals.signal(1, 0, "s", "a"),
            Signals.signal(4, 10, "s", "a"),
            Signals.signal(2, 20, "s", "a"),
            Signals.signal(3, 100, "s", "a"));

    assertThat(group.isComplete()).isFalse();
    assertThat(group.count()).isEqualTo(new GroupProgress.Count(2, 4));
  }
}
