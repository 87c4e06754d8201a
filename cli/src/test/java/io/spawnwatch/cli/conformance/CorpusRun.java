package io.spawnwatch.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.SpawnwatchRun;
import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sequence.CorrelationRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/**
 * What {@code detect} makes of the corpus. Benign are the creations whose image and command line
 * stand in {@code benign_commands.jsonl}, which was taken from what ran beside the attacks.
 *
 * @param library the bundled rules and sequences
 * @param findings of sequences, opened
 * @param benign the benign processes, by their ids
 * @param matches rule id → processes that it matched
 */
record CorpusRun(
    RuleLibrary library,
    List<SequenceFinding> findings,
    Set<String> benign,
    Map<String, Set<String>> matches) {

  private static final Path DATA = Path.of("../../shared/data");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A finding with the creations that it rests on. */
  record SequenceFinding(
      String sequence,
      String title,
      String level,
      String dataSet,
      List<JsonNode> processes,
      boolean isBenign) {

    boolean isAtLeastMedium() {
      return Set.of("Medium", "High", "Critical", "Fatal").contains(level);
    }

    /** Whether all of its processes have an ancestor of which the text stands in its command. */
    boolean isBelow(String text) {
      return processes.stream()
          .allMatch(p -> p.path("ancestors").toString().toLowerCase().contains(text.toLowerCase()));
    }
  }

  static CorpusRun of(Path folder) throws IOException {
    Path corpus = DATA.resolve("corpus");
    Assumptions.assumeTrue(Files.exists(corpus), "absent beside the checkout: data/corpus");
    Path alerts = folder.resolve("alerts.jsonl");
    Path enriched = folder.resolve("enriched.jsonl");
    Path matches = folder.resolve("matches.jsonl");
    int exit =
        SpawnwatchRun.execute(
            List.of("detect", "--set", "alerts.min-level=informational"),
            List.of("--alerts", alerts.toString(), "--matches", matches.toString()),
            List.of("--enriched", enriched.toString(), corpus.toString()));
    assertThat(exit).isZero();
    return of(rows(alerts), rows(enriched), rows(matches));
  }

  private static CorpusRun of(
      List<JsonNode> alerts, List<JsonNode> enriched, List<JsonNode> matches) throws IOException {
    RuleLibrary library = LibraryLoader.load(RuleFiles.bundled(), Map.of());
    Map<String, JsonNode> processes = new HashMap<>();
    Map<String, String> places = new HashMap<>();
    enriched.forEach(
        row -> {
          processes.putIfAbsent(row.path("processGuid").asText(), row);
          places.put(place(row), row.path("processGuid").asText());
        });
    Set<String> benign = benign(enriched);
    Map<String, Set<String>> matched = new HashMap<>();
    for (JsonNode match : matches) {
      matched
          .computeIfAbsent(match.path("rule").asText(), r -> new HashSet<>())
          .add(places.get(place(match)));
    }
    return new CorpusRun(library, findings(library, alerts, processes, benign), benign, matched);
  }

  private static String place(JsonNode row) {
    return row.path("file").asText() + ":" + row.path("line").asInt();
  }

  private static Set<String> benign(List<JsonNode> enriched) throws IOException {
    Set<List<String>> known = new HashSet<>();
    for (JsonNode row : rows(DATA.resolve("benign_commands.jsonl"))) {
      known.add(List.of(row.path("image").asText(), row.path("cmd").asText()));
    }
    Set<String> benign = new HashSet<>();
    for (JsonNode row : enriched) {
      if (known.contains(List.of(row.path("image").asText(), row.path("commandLine").asText()))) {
        benign.add(row.path("processGuid").asText());
      }
    }
    return benign;
  }

  private static List<SequenceFinding> findings(
      RuleLibrary library,
      List<JsonNode> alerts,
      Map<String, JsonNode> processes,
      Set<String> benign) {
    Map<String, CorrelationRule> sequences = new HashMap<>();
    library.sequences().forEach(sequence -> sequences.put(sequence.id(), sequence));
    List<SequenceFinding> findings = new ArrayList<>();
    for (JsonNode alert : alerts) {
      JsonNode info = alert.path("finding_info");
      CorrelationRule sequence = sequences.get(info.path("analytic").path("uid").asText());
      if (sequence != null && alert.path("activity_id").asInt() == 1) {
        List<JsonNode> evidence = new ArrayList<>();
        List<String> uids = new ArrayList<>();
        for (JsonNode item : alert.path("evidences")) {
          String uid = item.path("process").path("uid").asText();
          uids.add(uid);
          assertThat(processes).containsKey(uid);
          evidence.add(processes.get(uid));
        }
        findings.add(
            new SequenceFinding(
                sequence.header().name(),
                sequence.header().title(),
                alert.path("severity").asText(),
                evidence.get(evidence.size() - 1).path("file").asText(),
                evidence,
                benign.containsAll(uids)));
      }
    }
    return findings;
  }

  private static List<JsonNode> rows(Path file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }
}
