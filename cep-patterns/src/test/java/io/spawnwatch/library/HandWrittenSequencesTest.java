package io.spawnwatch.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.sequence.CorrelationCondition;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correlation rules that name a hand-written pattern. */
class HandWrittenSequencesTest {

  private static final String DOCUMENT =
      """
      title: s
      id: s
      correlation:
        type: %s
        rules: [%s]
        group-by: [Computer]
        timespan: 5m
      pattern: %s
      ---
      title: a
      id: a
      name: a
      logsource: {category: process_creation, product: windows}
      detection: {sel: {Image: a}, condition: sel}
      """;

  private static RuleLibrary load(String type, String rules, String pattern) {
    String text = DOCUMENT.formatted(type, rules, pattern);
    return LibraryLoader.load(List.of(new RuleDocument("f.yml", text)), Map.of());
  }

  @Test
  void isLoadedAsAnyOther() {
    RuleLibrary library = load("temporal_ordered", "a", "Twice");

    assertThat(library.problems()).isEmpty();
    assertThat(library.silent()).containsExactly("a");
    assertThat(library.sequences())
        .singleElement()
        .satisfies(
            sequence -> {
              assertThat(sequence.condition()).isInstanceOf(CorrelationCondition.HandWritten.class);
              assertThat(sequence.category()).isEqualTo("Sigma correlation (flink_cep)");
            });
  }

  @ParameterizedTest(name = "{0} over {1} with {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "temporal_ordered; a; Nobody; no pattern \"Nobody\" is on the class path; 8",
        "temporal_ordered; a; [Twice]; no pattern \"\" is on the class path; 8",
        "temporal_ordered; a; Endless; Endless has no within; 8",
        "temporal_ordered; a; OwnWindow; but is given PT5M0.001S; 8",
        "temporal_ordered; a; Waiting; ends in notFollowedBy; 8",
        "temporal_ordered; a; Skipping; skips after a match; 8",
        "temporal_ordered; a; Greedy; Greedy cannot be made; 8",
        "temporal; a; Twice; in a temporal_ordered correlation without condition; 8",
        "temporal_ordered; b; Twice; no rule has the id or name \"b\"; 5"
      })
  void whatIsWrongIsToldAtItsPlace(
      String type, String rules, String pattern, String message, int line) {
    assertThat(load(type, rules, pattern).failures())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains(message);
              assertThat(problem.line()).isEqualTo(line);
            });
  }

  @Test
  void namesThePatternsThatThereAre() {
    assertThat(load("temporal_ordered", "a", "Nobody").failures())
        .extracting(Problem::message)
        .singleElement()
        .satisfies(message -> assertThat(message).contains("Brisk, Combining").contains("Twice"));
  }
}
