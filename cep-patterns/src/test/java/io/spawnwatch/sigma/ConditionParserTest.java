package io.spawnwatch.sigma;

import static io.spawnwatch.sigma.Rules.detection;
import static io.spawnwatch.sigma.Rules.event;
import static io.spawnwatch.sigma.Rules.matches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionParserTest {

  /** a holds where Image is 1, b where User is 1, c where Product is 1. */
  @ParameterizedTest(name = "{0} with a={1} b={2} c={3}")
  @CsvSource({
    "sel_a or sel_b and sel_c, 1, 0, 0, true",
    "(sel_a or sel_b) and sel_c, 1, 0, 0, false",
    "not sel_a and sel_b, 0, 1, 0, true",
    "not (sel_a and sel_b), 1, 1, 0, false",
    "not not sel_a, 1, 0, 0, true",
    "1 of sel_*, 0, 0, 1, true",
    "all of sel_*, 1, 1, 0, false",
    "all of them, 1, 1, 1, true",
    "any of them, 0, 0, 0, false",
    "not 1 of sel_*, 0, 0, 0, true",
    "sel_a and not 1 of sel_b*, 1, 0, 1, true",
    "notepad, 1, 0, 0, true"
  })
  void bindsAsTheSpecificationSays(String condition, String a, String b, String c, boolean holds) {
    SigmaRule rule =
        detection(
            "sel_a: {Image: '1'}\nsel_b: {User: '1'}\nsel_c: {Product: '1'}\n"
                + (condition.equals("notepad") ? "notepad: {Image: '1'}\n" : "")
                + "condition: "
                + condition);

    assertThat(matches(rule, event("Image", a, "User", b, "Product", c))).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(sel and",
        "sel and or sel",
        "",
        "1 of nothing*",
        "sel sel",
        "missing",
        ")",
        "2 of them"
      })
  void refusesWhatTheGrammarDoesNotKnow(String condition) {
    Map<String, Condition> identifiers = Map.of("sel", new Condition.Test(new Atom.Never("x")));

    assertThatThrownBy(() -> new ConditionParser(condition, identifiers).parse())
        .isInstanceOf(ConditionParser.SyntaxException.class)
        .hasMessageContaining("expected");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 10_000})
  void refusesWhatIsNestedTooDeep(int depth) {
    String condition = "(".repeat(depth) + "sel" + ")".repeat(depth);

    assertThatThrownBy(() -> new ConditionParser(condition, Map.of()).parse())
        .isInstanceOf(ConditionParser.SyntaxException.class);
  }
}
