package io.spawnwatch.job.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spawnwatch.job.decode.Decoded;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.CompiledRules;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleMatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SigmaHQ's rules against its own regression tests, and against an independent evaluator. */
@Tag("conformance")
class SigmaHqTest {

  @Test
  void loadsAllRulesButTheOneWithAPlaceholder() throws IOException {
    RuleLibrary library = SharedData.sigmaHq();

    assertThat(library.rules()).hasSize(1_415);
    assertThat(library.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.UNSUPPORTED))
        .satisfies(p -> assertThat(p.toString()).contains("placeholder"));
  }

  @Test
  void reachesTheMatchesOfSigmaHqsRegressionTestsFromJsonAndXml() throws IOException {
    Matching matching = new Matching(SharedData.sigmaHq());
    for (JsonNode row : SharedData.rows("sigma_conformance.jsonl")) {
      String rule = row.path("rule_id").asText();
      int expected = row.path("expected_min_matches").asInt();
      assertThat(matching.count(rule, row, "json"))
          .as(rule + " json")
          .isGreaterThanOrEqualTo(expected);
      assertThat(matching.count(rule, row, "xml"))
          .as(rule + " xml")
          .isGreaterThanOrEqualTo(expected);
    }
  }

  @Test
  void agreesWithTheOracleOnEveryCreationOfTheCorpus() throws IOException {
    Matching matching = new Matching(SharedData.sigmaHq());
    String dataset = "";
    List<String> lines = List.of();
    for (JsonNode row : SharedData.rows("oracle.jsonl")) {
      if (!row.path("dataset").asText().equals(dataset)) {
        dataset = row.path("dataset").asText();
        lines = Files.readAllLines(SharedData.path("corpus/" + dataset + ".jsonl"));
      }
      Set<String> uncertain = texts(row.path("uncertain"));
      Set<String> expected = texts(row.path("matches"));
      Set<String> found = matching.of(lines.get(row.path("line").asInt() - 1));
      expected.removeAll(uncertain);
      found.removeAll(uncertain);
      assertThat(found).as(dataset + ":" + row.path("line")).isEqualTo(expected);
    }
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /** All rules, on one event after the other, without lineage. */
  private static final class Matching {

    private final CompiledRules rules;
    private final RuleMatcher matcher;

    private Matching(RuleLibrary library) {
      rules = CompiledRules.compile(library.rules());
      matcher = rules.matcher();
    }

    private Set<String> of(String record) {
      Set<String> ids = new TreeSet<>();
      if (SharedData.decode(record) instanceof Decoded.Event decoded) {
        int matches = matcher.match(decoded.event());
        for (int i = 0; i < matches; i++) {
          ids.add(rules.rule(matcher.matched(i)).id());
        }
      }
      return ids;
    }

    private int count(String rule, JsonNode row, String form) throws IOException {
      int count = 0;
      for (JsonNode event : row.path("events")) {
        JsonNode record = event.path(form);
        count +=
            of(record.isTextual() ? record.asText() : record.toString()).contains(rule) ? 1 : 0;
      }
      return count;
    }
  }
}
