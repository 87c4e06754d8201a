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
  void aStepThatFailedItselfIsNotSaidToBeMissing() {
    RuleLibrary library = load(SEQUENCE, rule("a"), rule("b").replace("sel:", "all:"));

    assertThat(library.problems())
        .extracting(Problem::message)
        .contains("the rule \"b\" was left out")
        .noneMatch(message -> message.startsWith("no rule has"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "category: process_creations; category process_creations; process_creation",
        "service: sysmn; service sysmn; sysmon",
      })
  void aLogSourceOfAnotherStreamThatIsProbablyMisspeltNamesTheOneMeant(
      String written, String said, String meant) {
    String elsewhere = rule("a").replace("category: process_creation", written);

    assertThat(load(elsewhere).problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).contains(said, "; the nearest is " + meant));
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
        .satisfies(problem -> assertThat(problem.message()).contains("holds without any signal"));
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
  void aSequenceOverARuleThatIsNotEvaluatedIsLeftOutToo() {
    RuleLibrary library =
        load(SEQUENCE, rule("a"), rule("b").replace("process_creation", "dns_query"));

    assertThat(library.failures()).isEmpty();
    assertThat(library.count(Problem.Kind.UNSUPPORTED)).isEqualTo(1);
    assertThat(library.sequences()).isEmpty();
  }

  @Test
  void refusesTwoRulesOfOneIdAndNamesBothPlaces() {
    assertThat(load(rule("a"), rule("a")).failures())
        .singleElement()
        .hasToString("r.yml:9:1: a > id: expected an id of its own, found that of r.yml:1");
  }

  @Test
  void takesAUsersRuleInsteadOfTheBundledOneOfItsId() {
    RuleDocument bundled = new RuleDocument("bundled.yml", rule("a"), true);
    RuleDocument own = new RuleDocument("own.yml", rule("a").replace("a.exe", "own.exe"));

    for (List<RuleDocument> files : List.of(List.of(bundled, own), List.of(own, bundled))) {
      RuleLibrary library = LibraryLoader.load(files, Map.of());

      assertThat(library.problems()).isEmpty();
      assertThat(library.rules()).extracting(r -> r.header().path()).containsExactly("own.yml");
      assertThat(library.warnings())
          .singleElement()
          .hasToString("own.yml:1:1: a > id: used instead of the bundled bundled.yml:1");
    }
  }

  @Test
  void takesAUsersSequenceInsteadOfTheBundledOneOfItsId() {
    String text = String.join("---\n", SEQUENCE, rule("a"), rule("b"));
    RuleDocument bundled = new RuleDocument("bundled.yml", text, true);
    RuleDocument own = new RuleDocument("own.yml", text.replace("15m", "20m"));

    RuleLibrary library = LibraryLoader.load(List.of(bundled, own), Map.of());

    assertThat(library.problems()).isEmpty();
    assertThat(library.sequences())
        .singleElement()
        .satisfies(sequence -> assertThat(sequence.timespan()).hasMinutes(20));
    assertThat(library.silent()).hasSize(2);
  }

  @Test
  void tellsOfAllThatIsWrongInAllDocumentsAtOnce() {
    RuleLibrary library =
        load(
            rule("a").replace("Image", "Image|nosuch"),
            "- no map\n",
            rule("b").replace("condition: sel", "condition: sel and"),
            "action: nosuch\n");

    assertThat(library.failures())
        .extracting(Problem::line)
        .containsExactlyInAnyOrder(6, 9, 17, 19);
  }

  @Test
  void warnsOfWhatIsProbablyNotMeantInARuleThatFailsToo() {
    RuleLibrary library = load(rule("a").replace("sel: {", "sel: {Imagee: x, Image|nosuch: y, "));

    assertThat(library.failures()).hasSize(1);
    assertThat(library.warnings())
        .singleElement()
        .satisfies(warning -> assertThat(warning.message()).contains("the nearest is Image"));
  }

  @Test
  void namesTheSequenceThatFailsAndTheRuleThatItProbablyMeans() {
    assertThat(load(SEQUENCE, rule("a"), rule("bc")).failures())
        .extracting(Problem::toString)
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains(
                        ": sequence > correlation > rules: no rule has the id or name \"b\"; the"));
  }

  @Test
  void countsDocumentsNotWhatIsWrongInThem() {
    RuleLibrary library = load(rule("a").replace("{Image:", "{Image|x: a, Image|y:"), rule("b"));

    assertThat(library.failures()).hasSize(2);
    assertThat(library.count(Problem.Kind.FAILED)).isEqualTo(1);
  }

  @Test
  void saysOnceOfOtherYamlThatItIsNoRule() {
    assertThat(load("services:\n  a: {image: b}\nvolumes: []\n").failures())
        .singleElement()
        .hasToString(
            "r.yml:1:1: expected a Sigma rule (logsource, detection), found a map of services,"
                + " volumes");
  }

  @Test
  void warnsOfAStatusThatIsNone() {
    assertThat(load(rule("a") + "status: tset\n").warnings())
        .singleElement()
        .asString()
        .startsWith(
            "r.yml:8:9: a > status: expected a status, found \"tset\"; the nearest is test");
  }

  @ParameterizedTest
  @CsvSource({
    "'type: temporal_ordered', 'type: temporal_ordered'",
    "'timespan: 15m', 'timespan: none'",
  })
  void warnsOfACorrelationAsOfARuleBeItRefusedOrNot(String right, String written) {
    String sequence = SEQUENCE.replace(right, written) + "status: tset\n";

    assertThat(load(sequence, rule("a"), rule("b")).warnings())
        .singleElement()
        .asString()
        .contains("sequence > status: expected a status, found \"tset\"; the nearest is test");
  }

  @Test
  void warnsOfACorrelationThatJoinsAllHosts() {
    String sequence = "title: s\ncorrelation: {type: temporal, rules: [a, b], timespan: 1m}\n";

    assertThat(load(sequence, rule("a"), rule("b")).warnings())
        .singleElement()
        .hasToString(
            "r.yml:2:14: s > correlation > group-by:"
                + " found none: the processes of all hosts are one group");
  }

  @Test
  void refusesWhatStandsBesideTheCorrelationInsteadOfInIt() {
    String sequence = SEQUENCE.replace("  group-by: [p]", "  generate: false") + "group-by: [p]\n";

    assertThat(load(sequence, rule("a"), rule("b")).failures())
        .extracting(Problem::toString)
        .contains(
            "r.yml:10:1: sequence > group-by: expected it within correlation, found it beside");
  }

  @Test
  void thePlaceOfAConditionsFaultIsThatInTheFile() {
    assertThat(faultOf("sel and nosuch")).startsWith("r.yml:6:22: ");
    assertThat(faultOf("'sel and nosuch'")).startsWith("r.yml:6:23: ");
    assertThat(faultOf("\"sel and nosuch\"")).startsWith("r.yml:6:23: ");
    assertThat(faultOf("\"sel \\x61nd nosuch\"")).startsWith("r.yml:6:14: ");
    assertThat(faultOf(">-\n    sel and\n    nosuch")).startsWith("r.yml:6:14: ");
  }

  private static String faultOf(String condition) {
    String rule =
        """
        title: t
        logsource: {product: windows, category: process_creation}
        detection:
          sel:
            Image: a
          condition: """;
    return load(rule + " " + condition + "\n").failures().get(0).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "timespan: 15m, timespan: 15min, 'timespan: expected a number and one of'",
    "timespan: 15m, timespan: 0m, 'timespan: expected a number and one of'",
    "timespan: 15m, timespan: 999999999y, 'such as 15m, at most 10y, found \"999999999y\"'",
    "timespan: 15m, timeframe: 15m, 'found \"timeframe\"; the nearest is timespan'",
    "group-by, groupby, 'found \"groupby\"; the nearest is group-by'"
  })
  void refusesWhatIsMisspeltInACorrelation(String right, String wrong, String message) {
    assertThat(load(SEQUENCE.replace(right, wrong), rule("a"), rule("b")).failures())
        .anySatisfy(problem -> assertThat(problem.toString()).contains(message));
  }

  @Test
  void refusesAnEmptyFile() {
    for (String text : List.of("", "# nothing but a comment\n", "---\n")) {
      assertThat(load(text).failures())
          .singleElement()
          .hasToString("r.yml:1:1: expected a rule, found an empty file");
    }
    assertThat(load(rule("a"), "").problems()).isEmpty();
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
