package io.spawnwatch.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FindingsTest {

  private static final DetectionContent CONTENT =
      DetectionContent.of(
          List.of(
              new RuleDocument(
                  "estate.yml",
                  """
                  title: step
                  name: step
                  logsource: {category: process_creation, product: windows}
                  detection: {sel: {Image|endswith: '\\\\a.exe'}, condition: sel}
                  ---
                  title: one command on many hosts
                  id: estate
                  correlation:
                    type: value_count
                    rules: [step]
                    group-by: [CommandLine]
                    timespan: 1h
                    condition: {field: Computer, gte: 3}
                  """)),
          Map.of());

  @TempDir private Path folder;

  @Test
  void aFindingOfTheEstateThatBeganWithAnotherMatchIsTheSame() throws Exception {
    Findings running = read(alert("estate", "group", 1), alert("estate", "group", 2));
    Findings candidate = read(alert("estate", "group", 3), alert("estate", "other", 4));

    assertThat(running.without(candidate)).extracting(Found::uid).containsExactly("2");
    assertThat(candidate.without(running)).extracting(Found::uid).containsExactly("4");
  }

  @Test
  void aFindingOfAHostIsTheSameIfItBeganWithTheSameMatch() throws Exception {
    Findings running = read(alert("rule", "activity", 1), alert("rule", "activity", 2));
    Findings candidate = read(alert("rule", "activity", 2), alert("rule", "activity", 3));

    assertThat(running.without(candidate)).extracting(Found::uid).containsExactly("1");
    assertThat(candidate.without(running)).extracting(Found::uid).containsExactly("3");
  }

  private Findings read(String... alerts) throws IOException {
    Path file = Files.write(folder.resolve("alerts.jsonl"), List.of(alerts));
    return Findings.read(CONTENT, file);
  }

  private static String alert(String rule, String activity, int uid) {
    return String.format(
        "{\"activity_id\":1,\"metadata\":{\"correlation_uid\":\"%s\"},"
            + "\"finding_info\":{\"uid\":\"%d\",\"analytic\":{\"uid\":\"%s\"}}}",
        activity, uid, rule);
  }
}
