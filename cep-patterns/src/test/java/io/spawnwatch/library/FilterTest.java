package io.spawnwatch.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Field;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  private static final String RULES =
      """
      title: one
      id: id-one
      name: one
      logsource: {category: process_creation, product: windows}
      detection: {sel: {Image: one.exe}, condition: sel}
      ---
      title: two
      id: id-two
      name: two
      logsource: {category: process_creation, product: windows}
      detection: {sel: {Image: two.exe}, condition: sel}
      """;

  private static final String SEQUENCE =
      """
      ---
      title: both
      id: id-both
      name: both
      correlation:
        type: temporal_ordered
        rules: [one, two]
        aliases:
          p: {one: ProcessGuid, two: ParentProcessGuid}
        group-by: [p]
        timespan: 5m
      """;

  private static String filter(String rules, String logsource) {
    return """
        ---
        title: not the scanner
        logsource: {%s}
        filter:
          rules: %s
          scanner: {User: scanner}
          condition: not scanner
        """
        .formatted(logsource, rules);
  }

  private static RuleLibrary load(String... documents) {
    RuleDocument file = new RuleDocument("r.yml", String.join("", documents));
    return LibraryLoader.load(List.of(file), Map.of());
  }

  private static RuleLibrary filtered(String rules) {
    return load(RULES, SEQUENCE, filter(rules, "category: process_creation, product: windows"));
  }

  private static boolean matches(SigmaRule rule, String user) {
    String image = rule.id().contains("one") ? "one.exe" : "two.exe";
    return rule.condition().matches(f -> f == Field.IMAGE ? image : f == Field.USER ? user : null);
  }

  private static boolean excludes(RuleLibrary library, int rule) {
    assertThat(library.problems()).isEmpty();
    assertThat(matches(library.rules().get(rule), "jdoe")).isTrue();
    return !matches(library.rules().get(rule), "scanner");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[id-one]", "[one]", "one", "[nosuch, id-one]"})
  void isAddedToTheRulesThatItNames(String rules) {
    RuleLibrary library = filtered(rules);

    assertThat(excludes(library, 0)).isTrue();
    assertThat(excludes(library, 1)).isFalse();
    assertThat(library.copies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"any", "ANY", "[]"})
  void isAddedToAllRulesOfItsLogSource(String rules) {
    assertThat(excludes(filtered(rules), 0)).isTrue();
    assertThat(excludes(filtered(rules), 1)).isTrue();
    assertThat(filtered(rules).copies()).isEmpty();
  }

  @Test
  void aLogSourceThatSaysLessCoversMore() {
    assertThat(excludes(load(RULES, filter("any", "product: windows")), 0)).isTrue();
  }

  @Test
  void isNotAddedToRulesOfAnotherLogSource() {
    RuleLibrary library = load(RULES, filter("any", "product: windows, service: security"));

    assertThat(excludes(library, 0)).isFalse();
    assertThat(library.warnings())
        .extracting(Problem::message)
        .contains("no rule or sequence that is loaded is filtered by it");
  }

  @Test
  void aFilterForAnotherStreamIsLeftOut() {
    assertThat(load(RULES, filter("any", "category: file_event, product: windows")).problems())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.NOT_FOR_THIS_STREAM);
  }

  /** The rules of their own keep their matches; the sequence has filtered copies of them. */
  @ParameterizedTest
  @ValueSource(strings = {"[id-both]", "[both]"})
  void ofASequenceFiltersItsStepsAndNothingElse(String rules) {
    RuleLibrary library = filtered(rules);

    assertThat(excludes(library, 0)).isFalse();
    assertThat(library.rules()).hasSize(2);
    assertThat(library.copies()).hasSize(2);
    assertThat(library.sequences().get(0).rules())
        .containsExactlyElementsOf(library.copies().stream().map(SigmaRule::id).toList());
    assertThat(library.copies()).noneMatch(copy -> matches(copy, "scanner"));
    assertThat(library.copies()).allMatch(copy -> matches(copy, "jdoe"));
  }

  @Test
  void aNameAmongOthersThatNoRuleHasIsWarnedOf() {
    assertThat(filtered("[one, twoo]").warnings())
        .extracting(Problem::message)
        .containsExactly("no rule has the id or name \"twoo\"; the nearest is two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{a: b}]", "[null]", "[one, [two]]"})
  void whatNamesNoRuleIsNotTakenForAllRules(String rules) {
    RuleLibrary library = filtered(rules);

    assertThat(library.failures())
        .singleElement()
        .satisfies(f -> assertThat(f.message()).startsWith("expected the id or name of a rule"));
    assertThat(matches(library.rules().get(0), "scanner")).isTrue();
  }

  @Test
  void aFilterThatNamesNothingThatIsLoadedIsWarnedOf() {
    assertThat(filtered("[nosuch]").warnings())
        .singleElement()
        .satisfies(w -> assertThat(w.toString()).contains("not the scanner > filter", "filtered"))
        .satisfies(w -> assertThat(w.line()).isEqualTo(27));
  }

  @Test
  void aFilterMustSayWhatItIsFor() {
    String without = filter("any", "product: windows").replace("  rules: any\n", "");

    assertThat(load(RULES, without).failures())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("expected rules"));
  }
}
