package io.spawnwatch.sequence;

import static io.spawnwatch.sequence.CorrelationRule.Type.TEMPORAL;
import static io.spawnwatch.sequence.CorrelationRule.Type.TEMPORAL_ORDERED;
import static io.spawnwatch.sequence.Signals.extended;
import static io.spawnwatch.sequence.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtendedConditionTest {

  private static Signals with(CorrelationRule sequence, Signal... signals) {
    return new Signals(sequence).arrive(List.of(signals));
  }

  @Test
  void aChoiceOfRulesIsEnough() {
    CorrelationRule choice = extended(TEMPORAL, 60, "a and (b or c)", "a", "b", "c");

    assertThat(with(choice, signal(1, 0, "s", "a"), signal(2, 1, "s", "c")).completed())
        .containsExactly("s at 2");
    assertThat(with(choice, signal(1, 0, "s", "b"), signal(2, 1, "s", "c")).completed()).isEmpty();
  }

  @Test
  void whatMustBeAbsentWaits() {
    CorrelationRule without = extended(TEMPORAL, 60, "a and not b", "a", "b");
    Signals signals = with(without, signal(1, 0, "s", "a"));

    assertThat(signals.completed()).isEmpty();
    assertThat(signals.decided()).containsExactly("s at 1");
  }

  @ParameterizedTest(name = "b at {0} s")
  @CsvSource({"-60,0", "-61,1", "0,0", "60,0", "61,1"})
  void temporalLooksATimespanToBothSides(int second, int decided) {
    CorrelationRule without = extended(TEMPORAL, 60, "a and not b", "a", "b");
    Signals signals = with(without, signal(1, 100, "s", "a"), signal(2, 100 + second, "s", "b"));

    assertThat(signals.decided()).hasSize(decided);
  }

  @Test
  void anotherGroupSpoilsNothing() {
    CorrelationRule without = extended(TEMPORAL, 60, "a and not b", "a", "b");

    assertThat(with(without, signal(1, 0, "s", "a"), signal(2, 1, "t", "b")).decided()).hasSize(1);
  }

  @ParameterizedTest(name = "a at 10, c at 30, b at {0}: {1}")
  @CsvSource({"5,1", "20,0", "40,1"})
  void orderedLooksBetweenTheStepsWhereTheRuleStandsBetween(int second, int decided) {
    CorrelationRule without = extended(TEMPORAL_ORDERED, 60, "a and not b and c", "a", "b", "c");

    assertThat(steps(without, second).decided()).hasSize(decided);
  }

  @ParameterizedTest(name = "a at 10, c at 30, b at {0}: {1}")
  @CsvSource({"5,1", "20,1", "40,0", "90,0", "91,1"})
  void orderedLooksAfterTheLastStepWhereTheRuleStandsLast(int second, int decided) {
    CorrelationRule without = extended(TEMPORAL_ORDERED, 60, "a and c and not b", "a", "c", "b");

    assertThat(steps(without, second).decided()).hasSize(decided);
  }

  @ParameterizedTest(name = "a at 10, c at 30, b at {0}: {1}")
  @CsvSource({"-31,1", "-30,0", "5,0", "20,1", "40,1"})
  void orderedLooksBeforeTheFirstStepWhereTheRuleStandsFirst(int second, int decided) {
    CorrelationRule without = extended(TEMPORAL_ORDERED, 60, "not b and a and c", "b", "a", "c");

    assertThat(steps(without, second).decided()).hasSize(decided);
  }

  private static Signals steps(CorrelationRule sequence, int second) {
    return with(
        sequence, signal(1, 10, "s", "a"), signal(2, 30, "s", "c"), signal(3, second, "s", "b"));
  }

  @Test
  void anotherMatchThatIsFreeOfItStands() {
    CorrelationRule without = extended(TEMPORAL_ORDERED, 60, "a and not b and c", "a", "b", "c");
    Signals signals =
        with(
            without,
            signal(1, 0, "s", "a"),
            signal(2, 1, "s", "b"),
            signal(3, 2, "s", "a"),
            signal(4, 3, "s", "c"));

    assertThat(signals.decided()).containsExactly("s at 4");
  }

  @Test
  void aWayThatWaitsForNothingIsDecidedAtOnce() {
    CorrelationRule either = extended(TEMPORAL, 60, "c or (a and not b)", "a", "b", "c");

    assertThat(with(either, signal(1, 0, "s", "c")).completed()).containsExactly("s at 1");
  }

  @Test
  void notBindsTighterThanAndThanOr() throws RuleExpressionParser.SyntaxException {
    assertThat(ExpressionWays.of(RuleExpressionParser.parse("a or not b and c")))
        .containsExactly(
            new ExpressionWays.Way(Set.of("a"), Set.of()),
            new ExpressionWays.Way(Set.of("c"), Set.of("b")));
    assertThat(ExpressionWays.of(RuleExpressionParser.parse("a and not (b and c)")))
        .containsExactly(
            new ExpressionWays.Way(Set.of("a"), Set.of("b")),
            new ExpressionWays.Way(Set.of("a"), Set.of("c")));
  }

  @ParameterizedTest
  @CsvSource({
    "a and, 'expected a rule, found the end'",
    "a b, 'expected \"and\", \"or\" or the end, found \"b\"'",
    "(a or b, 'expected \")\", found the end'",
    "and a, 'expected a rule, found \"and\"'"
  })
  void saysWhatIsWrongWithACondition(String text, String message) {
    assertThatThrownBy(() -> RuleExpressionParser.parse(text)).hasMessage(message);
  }

  @Test
  void manyWaysAreCountedBeforeTheyAreMade() throws RuleExpressionParser.SyntaxException {
    String choices = "(a or b) and ".repeat(30) + "(a or b)";

    assertThat(ExpressionWays.most(RuleExpressionParser.parse(choices))).isGreaterThan(1e9);
  }

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  /** Once everything has arrived, what is decided does not depend on the order of arrival. */
  @RepeatedTest(30)
  void anyOrderOfArrivalDecidesTheSame() {
    CorrelationRule without =
        extended(
            TEMPORAL_ORDERED, 15, "a and not b and c or a and d and not b", "a", "b", "c", "d");
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String rule = List.of("a", "b", "c", "d").get(random.nextInt(4));
      signals.add(signal(i, random.nextInt(40), "s", rule));
    }
    List<Signal> shuffled = new ArrayList<>(signals);
    Collections.shuffle(shuffled, random);

    assertThat(new Signals(without).arrive(shuffled).decided())
        .as("seed %d", seed)
        .isEqualTo(new Signals(without).arrive(signals).decided());
  }
}
