package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.CommandRun;
import io.spawnwatch.cli.demo.CompanyDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a cluster, as a person meets them. */
@Tag("services")
class ClusterCommandsIT {

  @RegisterExtension static final SuiteCluster CLUSTER = new SuiteCluster();

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void showsByKafkaTheFindingsThatDetectShowsByFiles() throws Exception {
    Path day = Files.write(folder.resolve("day.jsonl"), CompanyDay.records());
    Path alerts = folder.resolve("alerts.jsonl");
    CommandRun detect =
        CommandRun.of(List.of("detect", "--alerts", alerts.toString(), day.toString()));
    assertThat(detect.exit()).as(detect.err()).isZero();

    try (TestJob job = new TestJob(CLUSTER, "commands").submit("--parallelism", "2")) {
      CommandRun sent = job.run("send", "--rate", "5000", day.toString());
      CommandRun shown = job.run("alerts", "--json", "--idle", "15");

      assertThat(sent.exit()).as(sent.err()).isZero();
      assertThat(sent.err()).contains("events sent");
      assertThat(uids(shown.out())).isEqualTo(uids(Files.readAllLines(alerts)));
      assertThat(job.run("alerts").out())
          .anyMatch(line -> line.contains("Office document leads to a new account"));
    }
  }

  private static Set<String> uids(List<String> alerts) throws IOException {
    Set<String> uids = new TreeSet<>();
    for (String alert : alerts) {
      uids.add(JSON.readTree(alert).path("finding_info").path("uid").asText());
    }
    return uids;
  }

  @Test
  void statusNamesEveryProcessAndItsPid() throws Exception {
    CommandRun status = clusterRun("status", "--json");

    JsonNode json = JSON.readTree(status.out().get(0));
    assertThat(status.exit()).isZero();
    assertThat(json.path("kafka").asText()).matches("127\\.0\\.0\\.1:\\d+");
    assertThat(json.path("rest").asText()).matches("127\\.0\\.0\\.1:\\d+");
    assertThat(json.path("processes").findValuesAsText("role"))
        .containsExactlyInAnyOrder(
            "zookeeper", "broker", "jobmanager", "taskmanager", "taskmanager");
    for (JsonNode process : json.path("processes")) {
      assertThat(ProcessHandle.of(process.path("pid").asLong())).isPresent();
    }
  }

  private static CommandRun clusterRun(String... arguments) {
    List<String> all = new ArrayList<>(List.of("cluster"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--folder", CLUSTER.folder().path().toString()));
    return CommandRun.of(all);
  }

  @Test
  void aFolderWithoutAClusterIsToldInOneLine() {
    CommandRun submit = CommandRun.of(List.of("submit", "--folder", folder.toString()));

    assertThat(submit.exit()).isEqualTo(2);
    assertThat(submit.err().lines()).singleElement().asString().contains("cluster up");
  }
}
