package io.spawnwatch.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegexTestTest {

  private static final String HOSTILE = "a".repeat(30_000) + "!";

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
    List<SigmaRule> off = new ArrayList<>();
    RuleMatcher matcher = CompiledRules.compile(rules).matcher((rule, failure) -> off.add(rule));

    assertThat(matcher.match(Rules.event("CommandLine", HOSTILE))).isEqualTo(1);
    assertThat(matcher.match(Rules.event("CommandLine", HOSTILE))).isEqualTo(1);

    assertThat(off).containsExactly(rules.get(0));
  }
}
