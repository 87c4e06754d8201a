package io.spawnwatch.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexTestTest {

  private static final String HOSTILE = "a".repeat(30_000) + "!";

  private static final List<String> LETTERS = List.of("a", "b", "A", "B", ".", "\\", " ");
  private static final List<String> PARTS =
      List.of(
          "a",
          "b",
          "A",
          "aab",
          "\\.",
          "\\\\",
          " ",
          ".",
          "\\s",
          "\\w",
          "[ab]",
          "[^a]",
          "[.]",
          "(?:ab|B)",
          "(?:\\.[a ])",
          "(b.)",
          "$",
          "\\b");
  private static final List<String> QUANTIFIERS =
      List.of("", "", "", "", "+", "*", "?", "{2}", "{0,2}");

  @Test
  void findsWhatOnlyABacktrackingEngineCanSay() {
    RegexTest lookahead = RegexTest.compile("net(?!view)\\.exe", false, false, false);

    assertThat(lookahead.find("C:\\net.exe")).isTrue();
    assertThat(lookahead.find("C:\\netview.exe")).isFalse();
  }

  @Test
  void answersACatastrophicPatternInLinearTimeWhereRe2TakesIt() {
    assertThat(RegexTest.compile("(a+)+$", false, false, false).find(HOSTILE)).isFalse();
  }

  @Test
  void stopsABacktrackingSearchThatRunsAway() {
    RegexTest regex = RegexTest.compile("(?=a)(a+)+$", false, false, false);

    assertThatThrownBy(() -> regex.find(HOSTILE))
        .isInstanceOf(RegexBudgetException.class)
        .hasMessageNotContaining("aaa");
  }

  @Test
  void switchesTheRuleOffThatRanAwayAndNoOther() {
    List<SigmaRule> rules =
        List.of(
            Rules.item("CommandLine|re: '(?=a)(a+)+$'"), Rules.item("CommandLine|contains: 'a!'"));
    List<RuleHeader> off = new ArrayList<>();
    RuleMatcher matcher = CompiledRules.compile(rules).matcher((rule, failure) -> off.add(rule));

    assertThat(matcher.match(Rules.event("CommandLine", HOSTILE))).isEqualTo(1);
    assertThat(matcher.match(Rules.event("CommandLine", HOSTILE))).isEqualTo(1);

    assertThat(off).containsExactly(rules.get(0).header());
  }

  /** What a regex is known to need must never exclude a text that it matches. */
  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\\\\[a-z]{1,32}\\.[ \"']{1}; c:\\x. y; true",
        "\\\\[a-z]{1,32}\\.[ \"']{1}; c:\\x.y z; false",
        "\\.[^a]; x.b; true",
        "\\.[^a]; x.a; false",
        "\\.[Я]; x.я; false",
        "(?i)\\.[Я]; x.я; true",
        "(?i)\\.[a-f]; x.F; true",
        "\\.?[a]; a; true",
        "\\.(?:[a])?; x.; true",
        "\\s[a-f0-9]{20}\\s; x 0123456789abcdef0123 y; true",
        "\\s[a-f0-9]{20}\\s; x 0123456789abcdeg0123 y; false",
        "(?i)[A-F]{20}; aaaaaaaaaaaaaaaaaaaa; true",
        "[^x]{20}; жжжжжжжжжжжжжжжжжжжж; true",
        "(?:[a]{20}|b); b; true",
        "(?:[a]{20})?c; c; true",
        "[a]{20,}; aaaaaaaaaaaaaaaaaaa; false"
      })
  void needsOnlyWhatEveryMatchHas(String regex, String text, boolean found) {
    assertThat(RegexTest.compile(regex, false, false, false).find(text)).isEqualTo(found);
  }

  @Test
  void findsWhatJavaFindsInRandomTextsAndDemandsNoLiteralThatIsMissing() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String regex = random(random, 6, PARTS, QUANTIFIERS);
      String text = random(random, 12, LETTERS, List.of(""));
      boolean ignoreCase = random.nextBoolean();
      RegexTest test = RegexTest.compile(regex, ignoreCase, false, false);
      Pattern java = Pattern.compile(regex, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
      boolean found = java.matcher(text).find();

      assertThat(test.find(text)).as("seed %d, %s in %s", seed, regex, text).isEqualTo(found);
      if (found) {
        assertThat(test.literals())
            .as("seed %d, %s in %s", seed, regex, text)
            .allMatch(literal -> new GlobMatcher(literal, false).matches(text));
      }
    }
  }

  private static String random(
      Random random, int maxParts, List<String> parts, List<String> quantifiers) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxParts + 1); i > 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())));
      text.append(quantifiers.get(random.nextInt(quantifiers.size())));
    }
    return text.toString();
  }
}
