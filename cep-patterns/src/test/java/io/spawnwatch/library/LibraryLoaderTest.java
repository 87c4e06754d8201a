package io.spawnwatch.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Field;
import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryLoaderTest {

  private static final String RULE =
      """
      title: %1$s
      id: id-%1$s
      name: %1$s
      logsource: {category: process_creation, product: windows}
      detection:
        sel: {Image: '%1$s.exe'}
        condition: sel
      """;

  private static final String SEQUENCE =
      """
      title: sequence
      id: id-sequence
      correlation:
        type: temporal_ordered
        rules: [a, b]
        aliases:
          p: {a: ProcessGuid, b: AncestorProcessGuid}
        group-by: [p]
        timespan: 15m
      """;

  private static RuleLibrary load(String... texts) {
    RuleDocument file = new RuleDocument("r.yml", String.join("---\n", texts));
    return LibraryLoader.load(List.of(file), Map.of());
  }

  private static String rule(String name) {
    return RULE.formatted(name);
  }

  @Test
  void resolvesASequence() {
    RuleLibrary library = load(SEQUENCE, rule("a"), rule("b"));

    assertThat(library.problems()).isEmpty();
    CorrelationRule sequence = library.sequences().get(0);
    assertThat(sequence.rules()).containsExactly("id-a", "id-b");
    assertThat(sequence.groupBy().get(0).fields())
        .containsEntry("id-b", Field.ANCESTOR_PROCESS_GUID);
    assertThat(library.silent()).containsExactlyInAnyOrder("id-a", "id-b");
  }

  @Test
  void generateKeepsTheRulesAlerts() {
    assertThat(load(SEQUENCE + "generate: true\n", rule("a"), rule("b")).silent()).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "temporal_ordered; ordered_temporal; temporal_ordered, value_sum",
        "[a, b]; [a, c]; no rule has the id or name \"c\"",
        "15m; 1h30m; expected a number and one of s, m, h, d",
        "b: AncestorProcessGuid; b: AncestorGuid; the nearest is AncestorImage",
        "', b: AncestorProcessGuid'; ''; the alias has no field for the rule b",
        "a: ProcessGuid; a: AncestorProcessGuid; use ActivityGuid"
      })
  void explainsWhatIsWrongWithASequence(String good, String bad, String message) {
    RuleLibrary library = load(SEQUENCE.replace(strip(good), strip(bad)), rule("a"), rule("b"));

    assertThat(library.failures()).isNotEmpty();
    assertThat(library.failures()).extracting(Problem::toString).anyMatch(m -> m.contains(message));
    assertThat(library.failures()).allMatch(problem -> problem.line() > 3);
  }

  private static String strip(String quoted) {
    return quoted.replace("'", "");
  }

  @Test
  void refusesWhatAbsenceWouldSatisfy() {
    String counting =
        """
        title: few
        id: id-few
        correlation: {type: event_count, rules: [a], group-by: [Computer], timespan: 1h,
          condition: {lt: 3}}
        """;

    assertThat(load(counting, rule("a")).failures())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("needs gt or gte"));
  }

  @Test
  void takesFloatsAndRanges() {
    String counting =
        """
        title: some
        id: id-some
        correlation: {type: event_count, rules: [a], group-by: [Computer], timespan: 1h,
          condition: {gt: 2.5, lte: 9}}
        """;

    assertThat(load(counting, rule("a")).problems()).isEmpty();
  }

  @Test
  void namesWhatIsNotEvaluated() {
    RuleLibrary library =
        load(SEQUENCE.replace("temporal_ordered", "value_avg"), rule("a"), rule("b"));

    assertThat(library.count(Problem.Kind.UNSUPPORTED)).isEqualTo(1);
    assertThat(library.failures()).isEmpty();
  }

  @Test
  void refusesTwoRulesOfOneId() {
    assertThat(load(rule("a"), rule("a")).failures())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("another rule has the id"));
  }

  @Test
  void appliesFilters() {
    String filter =
        """
        title: not on servers
        filter:
          rules: [a]
          servers: {Computer|startswith: 'srv'}
          condition: not servers
        """;
    RuleLibrary library = load(rule("a"), filter);

    var condition = library.rules().get(0).condition();
    assertThat(condition.matches(f -> f == Field.IMAGE ? "a.exe" : "ws1")).isTrue();
    assertThat(condition.matches(f -> f == Field.IMAGE ? "a.exe" : "srv1")).isFalse();
  }

  @Test
  void carriesOutTheActionsOfCollections() {
    String global = "action: global\n" + rule("g").replace("    sel", "    other");
    RuleLibrary library = load(global, "title: one\nid: one\n", "title: two\nid: two\n");

    assertThat(library.rules()).extracting(r -> r.header().title()).containsExactly("one", "two");
  }

  @Test
  void whatIsBundledIsGood() throws IOException {
    RuleLibrary library = LibraryLoader.load(RuleFiles.bundled(), Map.of());

    assertThat(library.problems()).isEmpty();
    assertThat(library.warnings()).isEmpty();
    assertThat(library.rules()).hasSizeGreaterThan(20);
    assertThat(library.sequences()).hasSizeGreaterThan(5);
  }
}
