package io.spawnwatch.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.sequence.CorrelationCondition;
import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationsTest {

  private static final String RULE =
      """
      title: %1$s
      id: id-%1$s
      name: %1$s
      logsource: {category: process_creation, product: windows}
      detection: {sel: {Image: '%1$s.exe'}, condition: sel}
      """;

  private static final String CORRELATION =
      """
      title: %1$s
      id: id-%1$s
      name: %1$s
      correlation: {type: temporal, rules: [%2$s], group-by: [%3$s], timespan: 5m}
      """;

  private static String rule(String name) {
    return RULE.formatted(name);
  }

  private static String over(String name, String rules, String groupBy) {
    return CORRELATION.formatted(name, rules, groupBy);
  }

  private static String conditioned(String type, String rest) {
    return "title: c\nid: c\ncorrelation:\n  type: "
        + type
        + "\n  group-by: [Computer]\n"
        + "  timespan: 5m\n"
        + rest.indent(2);
  }

  /** Each document in a file of its own. */
  private static RuleLibrary apart(String... texts) {
    List<RuleDocument> files = new ArrayList<>();
    for (String text : texts) {
      files.add(new RuleDocument("f" + files.size() + ".yml", text));
    }
    return LibraryLoader.load(files, Map.of());
  }

  private static RuleLibrary together(String... texts) {
    RuleDocument file = new RuleDocument("f.yml", String.join("---\n", texts));
    return LibraryLoader.load(List.of(file), Map.of());
  }

  private static void assertFails(RuleLibrary library, String message) {
    assertThat(library.failures())
        .extracting(Problem::message)
        .anySatisfy(m -> assertThat(m).contains(message));
    assertThat(library.failures()).allMatch(problem -> problem.line() > 0);
  }

  @Test
  void correlatesCorrelationsThreeDeep() {
    RuleLibrary library =
        apart(
            rule("a"),
            rule("b"),
            over("one", "a, b", "Computer"),
            over("two", "one, a", "Computer"),
            over("three", "two, b", "Computer"));

    assertThat(library.problems()).isEmpty();
    assertThat(library.sequences()).hasSize(3);
    assertThat(library.sequences().get(2).rules()).containsExactly("id-two", "id-b");
  }

  @Test
  void refusesFourDeep() {
    RuleLibrary library =
        apart(
            rule("a"),
            over("one", "a", "Computer"),
            over("two", "one, a", "Computer"),
            over("three", "two, a", "Computer"),
            over("four", "three, a", "Computer"));

    assertFails(library, "is 4 correlations deep; at most 3 are evaluated");
    assertThat(library.sequences()).hasSize(3);
  }

  @Test
  void refusesACircle() {
    RuleLibrary library =
        apart(rule("a"), over("one", "two, a", "Computer"), over("two", "one, a", "Computer"));

    assertFails(library, "refers to itself: id-one → id-two → id-one");
    assertThat(library.failures()).allMatch(problem -> problem.line() == 4);
    assertThat(library.sequences()).isEmpty();
  }

  @Test
  void aHostsSequenceCannotRestOnOneOfTheEstate() {
    assertFails(
        apart(rule("a"), over("one", "a", "User"), over("two", "one, a", "Computer")),
        "joins on one host, but id-one is estate-wide");
  }

  @Test
  void anEstateWideOneGroupsByWhatItsInnerOneGroupsBy() {
    String inner = over("one", "a", "User, Image");

    assertThat(apart(rule("a"), inner, over("two", "one, a", "User")).problems()).isEmpty();
    assertFails(
        apart(rule("a"), inner, over("two", "one, a", "CommandLine")),
        "groups by CommandLine of id-one, which that does not share");
  }

  @Test
  void anEstateWideOneMayRestOnOneOfAHost() {
    assertThat(
            apart(rule("a"), over("one", "a", "Computer"), over("two", "one, a", "User"))
                .problems())
        .isEmpty();
  }

  @Test
  void whatRestsOnSomethingBrokenIsNamed() {
    RuleLibrary library =
        apart(
            rule("a"),
            over("one", "a, x", "Computer"),
            over("two", "one, a", "Computer"),
            over("three", "two, a", "Computer"));

    assertFails(library, "no rule has the id or name \"x\"");
    assertFails(library, "refers to id-one, left out");
    assertFails(library, "refers to id-two, left out");
  }

  @Test
  void anInnerOneOfTheSameFileIsSilent() {
    String outer = over("two", "one, b", "Computer");
    String inner = over("one", "a, b", "Computer");

    assertThat(together(outer, inner, rule("a"), rule("b")).silent())
        .containsExactlyInAnyOrder("id-one", "id-a", "id-b");
    assertThat(apart(outer, inner, rule("a"), rule("b")).silent()).isEmpty();
  }

  @Test
  void generateIsReadAtBothPlaces() {
    String top = over("one", "a", "Computer") + "generate: true\n";
    String within = over("one", "a", "Computer").replace("5m", "5m, generate: true");

    assertThat(together(top, rule("a")).silent()).isEmpty();
    assertThat(together(within, rule("a")).silent()).isEmpty();
  }

  @Test
  void namesResolveInTheFileFirst() {
    String other = rule("a").replace("id-a", "id-other");
    String sequence = over("one", "a", "Computer");
    List<RuleDocument> files =
        List.of(
            new RuleDocument("one.yml", sequence + "---\n" + rule("a")),
            new RuleDocument("two.yml", other));

    assertThat(LibraryLoader.load(files, Map.of()).sequences().get(0).rules())
        .containsExactly("id-a");
    assertFails(apart(sequence, rule("a"), other), "several rules have the name \"a\": id-a");
  }

  @Test
  void anAliasMayCallARuleByItsIdOrName() {
    String sequence =
        conditioned(
                "temporal",
                """
                rules: [id-a, b]
                aliases:
                  p: {a: ProcessGuid, id-b: ParentProcessGuid}
                """)
            .replace("[Computer]", "[p]");

    assertThat(apart(sequence, rule("a"), rule("b")).problems()).isEmpty();
  }

  @Test
  void anExtendedConditionNamesItsRules() {
    RuleLibrary library =
        apart(conditioned("temporal", "condition: a and not b"), rule("a"), rule("b"));

    assertThat(library.problems()).isEmpty();
    CorrelationRule sequence = library.sequences().get(0);
    assertThat(sequence.rules()).containsExactly("id-a", "id-b");
    assertThat(sequence.waits()).isTrue();
    assertThat(((CorrelationCondition.Extended) sequence.condition()).terms())
        .containsExactly(new CorrelationCondition.Term(List.of("id-a"), List.of("id-b")));
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "temporal; condition: not a; can be true without any signal",
        "temporal; condition: a or not b; can be true without any signal",
        "temporal; condition: a and not a; nothing can fulfil it",
        "temporal; condition: a and; expected a rule, found the end",
        "temporal; condition: a and x; no rule has the id or name \"x\"",
        "event_count; condition: a and b; expected a threshold such as {gte: 5}",
        "temporal; {rules: [a], condition: a and b}; expected each of its rules and no other (a), found a, b"
      })
  void explainsWhatIsWrongWithAnExtendedCondition(String type, String rest, String message) {
    String lines = rest.replace("{rules: [a], ", "rules: [a]\n").replace("}", "");
    assertFails(apart(conditioned(type, lines), rule("a"), rule("b")), message);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "event_count; lt: 3; holds without any signal",
        "event_count; lte: 3; holds without any signal",
        "event_count; eq: 0; holds without any signal",
        "event_count; neq: 3; holds without any signal",
        "event_count; gte: 0; holds without any signal",
        "value_sum; lt: 3, field: ProcessId; holds without any signal",
        "event_count; gte: many; expected one of gt, gte",
        "event_count; gte: 5d; expected one of gt, gte",
        "value_count; gte: 3, field: [Image, {a: b}]; 'expected a field, found a map'",
        "event_count; above: 3; expected one of gt, gte",
        "event_count; gte: 3, field: Image; value_count counts a field's values",
        "value_count; gte: 3; needs the field whose values it counts",
        "value_sum; gte: 3; needs the one field whose numbers it takes",
        "value_avg; gte: 3, field: [ProcessId, Image]; needs the one field",
        "value_percentile; gte: 3, field: ProcessId; needs percentile: a number from 0 to 100",
        "value_percentile; gte: 3, field: ProcessId, percentile: 101; from 0 to 100",
        "value_avg; gte: 3, field: ProcessId, percentile: 5; belongs to value_percentile",
        "value_count; gte: 3, field: Imge; the nearest is Image",
        "event_count; gte: 5, lte: 3; expected bounds that a number can meet",
        "event_count; gt: 3, lt: 4; expected bounds that a number can meet",
        "value_sum; gt: 3, lt: 3, field: ProcessId; expected bounds that a number can meet",
        "event_count; gte: 3, lte: 3, neq: 3; expected bounds that a number can meet",
        "event_count; ''; expected a threshold"
      })
  void explainsWhatIsWrongWithAThreshold(String type, String threshold, String message) {
    String rest = "rules: [a]\ncondition: {" + threshold + "}";
    assertFails(apart(conditioned(type, rest), rule("a")), message);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "event_count; gt: 0.5",
        "event_count; gt: 3, lt: 5",
        "event_count; gte: 3, neq: 3",
        "value_sum; gt: 3, lt: 3.5, field: ProcessId",
        "event_count; gt: 100, lte: 200",
        "event_count; eq: 5",
        "event_count; neq: 0",
        "value_count; gte: 3, field: [Image, CommandLine]",
        "value_sum; gt: 1000.5, field: ProcessId",
        "value_avg; lt: 3, field: TerminalSessionId",
        "value_median; lte: 3, field: TerminalSessionId",
        "value_percentile; lte: 1, field: TerminalSessionId, percentile: 99.9"
      })
  void takesEveryThresholdThatNeedsASignal(String type, String threshold) {
    String rest = "rules: [a]\ncondition: {" + threshold + "}";

    assertThat(apart(conditioned(type, rest), rule("a")).problems()).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "group-by: [Computer]; group-by: [Computer, {a: b}]; expected a field, found a map",
        "group-by: [Computer]; group-by: null; expected a field, found null",
        "timespan: 5m; generate: maybe; expected true or false, found \"maybe\"",
        "timespan: 5m; aliases: {p: {a: ProcessGuid}}; nothing joins by the alias"
      })
  void nothingOfACorrelationIsPassedOver(String before, String written, String message) {
    String text = conditioned("event_count", "rules: [a]\ncondition: {gte: 3}");
    String changed = before.startsWith("g") ? written : before + "\n  " + written;

    assertFails(apart(text.replace(before, changed), rule("a")), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "yes", "On"})
  void generatesWhereYamlReadsTrue(String written) {
    String rest = "rules: [a]\ncondition: {gte: 3}\ngenerate: " + written;

    assertThat(apart(conditioned("event_count", rest), rule("a")).sequences())
        .singleElement()
        .satisfies(sequence -> assertThat(sequence.generate()).isTrue());
  }

  @Test
  void someOfItsRulesMayBeEnough() {
    String rest = "rules: [a, b, d]\ncondition: {gte: 2}";
    RuleLibrary library = apart(conditioned("temporal", rest), rule("a"), rule("b"), rule("d"));

    assertThat(library.problems()).isEmpty();
    assertThat(((CorrelationCondition.Extended) library.sequences().get(0).condition()).terms())
        .extracting(CorrelationCondition.Term::present)
        .containsExactlyInAnyOrder(
            List.of("id-a", "id-b"), List.of("id-a", "id-d"), List.of("id-b", "id-d"));
  }
}
