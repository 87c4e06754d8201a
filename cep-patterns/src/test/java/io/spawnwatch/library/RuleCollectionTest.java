package io.spawnwatch.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Field;
import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleCollectionTest {

  private static final String GLOBAL =
      """
      action: global
      title: all
      id: all
      level: high
      logsource: {category: process_creation, product: windows}
      detection:
        condition: sel
      """;

  private static List<SigmaRule> load(String... documents) {
    RuleDocument file = new RuleDocument("r.yml", String.join("---\n", documents));
    RuleLibrary library = LibraryLoader.load(List.of(file), Map.of());
    assertThat(library.problems()).isEmpty();
    return library.rules();
  }

  private static String image(String image) {
    return "detection:\n  sel: {Image: " + image + "}\n";
  }

  private static boolean matches(SigmaRule rule, String image) {
    return rule.condition().matches(field -> field == Field.IMAGE ? image : null);
  }

  @Test
  void globalIsLaidOverTheRulesAfterItAndIsNoRuleItself() {
    List<SigmaRule> rules = load(GLOBAL, image("one"), "title: second\n" + image("two"));

    assertThat(rules).extracting(r -> r.header().title()).containsExactly("all", "second");
    assertThat(matches(rules.get(0), "one")).isTrue();
    assertThat(matches(rules.get(1), "one")).isFalse();
    assertThat(matches(rules.get(1), "two")).isTrue();
  }

  @Test
  void rulesWithoutAnIdOfTheirOwnGetNumbers() {
    assertThat(load(GLOBAL, image("one"), image("two"), "id: own\n" + image("three")))
        .extracting(SigmaRule::id)
        .containsExactly("all", "all#2", "own");
  }

  @Test
  void resetEndsTheGlobal() {
    String whole =
        GLOBAL.replace("action: global\n", "").replace("all", "own") + "  sel: {Image: x}\n";

    List<SigmaRule> rules =
        load(GLOBAL, image("one"), "action: reset\n", whole.replace("high", "low"));

    assertThat(rules.get(1).header().level()).hasToString("LOW");
    assertThat(rules).extracting(SigmaRule::id).containsExactly("all", "own");
  }

  @Test
  void repeatIsTheRuleBeforeWithSomeKeysReplaced() {
    List<SigmaRule> rules =
        load(
            GLOBAL,
            image("one"),
            "action: repeat\n" + image("two"),
            "action: repeat\nlevel: low\n");

    assertThat(rules).extracting(SigmaRule::id).containsExactly("all", "all#2", "all#3");
    assertThat(matches(rules.get(1), "two")).isTrue();
    assertThat(matches(rules.get(2), "two")).isTrue();
    assertThat(rules.get(2).header().level()).hasToString("LOW");
  }

  @Test
  void correlationsAndFiltersAreLeftAlone() {
    String filter =
        "title: f\nlogsource: {product: windows}\nfilter:\n  rules: any\n"
            + "  no: {User: x}\n  condition: not no\n";

    assertThat(load(GLOBAL, image("one"), filter)).hasSize(1);
  }
}
