package io.spawnwatch.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.cli.CommandRun;
import io.spawnwatch.cli.demo.CompanyDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code detect} writes keeps the contract of the alerts topic. */
class AlertContractTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private List<JsonNode> detect(String... arguments) throws IOException {
    Path alerts = folder.resolve("alerts.jsonl");
    List<String> all = new ArrayList<>(List.of("detect", "--alerts", alerts.toString()));
    all.addAll(List.of(arguments));
    CommandRun run = CommandRun.of(all);
    assertThat(run.exit()).as(run.err()).isZero();
    List<JsonNode> findings = new ArrayList<>();
    for (String line : Files.readAllLines(alerts)) {
      findings.add(JSON.readTree(line));
    }
    return findings;
  }

  private List<JsonNode> dayOfTheCompany() throws IOException {
    return detect(Files.write(folder.resolve("day.jsonl"), CompanyDay.records()).toString());
  }

  private static void holds(List<JsonNode> findings, Path schema) throws IOException {
    AlertContract contract = new AlertContract(schema);
    assertThat(findings).isNotEmpty();
    for (JsonNode finding : findings) {
      assertThat(contract.problems(finding)).as(finding.toString()).isEmpty();
    }
  }

  @Test
  void theDemosAlertsKeepIt() throws IOException {
    holds(dayOfTheCompany(), AlertContract.OWN);
  }

  @Test
  void aFindingThatBreaksItIsNamed() throws IOException {
    ObjectNode finding = (ObjectNode) dayOfTheCompany().get(0);
    finding.put("type_uid", 200_403).put("severity", "Mild").put("surprise", true);
    ((ArrayNode) finding.path("finding_info").path("attack_graph").withArray("edges"))
        .addObject()
        .put("source", "nobody")
        .put("target", "nothing");

    assertThat(new AlertContract(AlertContract.OWN).problems(finding))
        .contains("type_uid of the activity", "severity of its id", "edges end at nodes")
        .anyMatch(problem -> problem.contains("surprise"));
  }

  @Test
  @Tag("conformance")
  void theCorpusWithSigmaHqsRulesKeepsItAndThatOfOcsf() throws IOException {
    Path data = Path.of("../../shared/data");
    assumeTrue(Files.exists(data), "the corpus beside the checkout is absent");
    List<JsonNode> findings =
        detect(
            "--rules", data.resolve("sigma-rules").toString(), data.resolve("corpus").toString());

    assertThat(findings.size()).isGreaterThan(500);
    holds(findings, AlertContract.OWN);
    holds(findings, AlertContract.OCSF);
    holds(dayOfTheCompany(), AlertContract.OCSF);
  }
}
