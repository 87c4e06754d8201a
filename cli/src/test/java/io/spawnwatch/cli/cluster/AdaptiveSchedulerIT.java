package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of its own, whose slots decide how wide the job runs. */
@Tag("services")
class AdaptiveSchedulerIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofSeconds(1);

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    cluster("down");
  }

  @Test
  void findsTheSameWhileATaskManagerIsAddedAndTakenAway() throws Exception {
    List<String> day = Estate.records(4);
    int third = day.size() / 3;
    cluster(
        "up",
        "--taskmanagers",
        "1",
        "--slots",
        "1",
        "--set",
        "flink.jobmanager.scheduler=adaptive");
    TestTopics topics = new TestTopics(state().kafka());
    topics.send("windows-events", day.subList(0, third));
    CommandRun submit = run("submit", "--parallelism", "2", "--set", ReferenceRun.withoutEstate());
    assertThat(submit.exit()).as(submit.err()).isZero();
    JobID job = JobID.fromHexString(submit.out().get(0));
    awaitWidth(job, 1);

    cluster("up", "--taskmanagers", "2");
    awaitWidth(job, 2);
    topics.send("windows-events", day.subList(third, 2 * third));
    await().atMost(LONG).pollInterval(POLL).until(() -> lag(topics) == 0);
    ClusterProcess taken = state().of(Role.TASKMANAGER).get(0);
    taken.handle().orElseThrow().destroyForcibly();
    topics.send("windows-events", day.subList(2 * third, day.size()));
    awaitWidth(job, 1);

    await()
        .atMost(LONG)
        .pollInterval(POLL)
        .untilAsserted(() -> assertThat(findings(topics)).isEqualTo(ReferenceRun.findings(day)));
  }

  private void awaitWidth(JobID job, int width) throws Exception {
    try (FlinkCluster flink = new FlinkCluster(FlinkConf.read(new ClusterFolder(folder)))) {
      await().atMost(LONG).pollInterval(POLL).until(() -> flink.runningWidth(job) == width);
    }
  }

  private static long lag(TestTopics topics) throws Exception {
    return topics.lag("spawnwatch", "windows-events");
  }

  private static TreeSet<String> findings(TestTopics topics) throws IOException {
    TreeSet<String> findings = new TreeSet<>();
    for (ConsumerRecord<String, byte[]> record : topics.read("spawnwatch-alerts")) {
      findings.add(ReferenceRun.name(JSON.readTree(record.value())));
    }
    return findings;
  }

  private ClusterState state() throws IOException {
    return new ClusterFolder(folder).state().orElseThrow();
  }

  private void cluster(String... arguments) {
    List<String> all = new ArrayList<>(List.of("cluster"));
    all.addAll(Arrays.asList(arguments));
    CommandRun run = CommandRun.of(in(all));
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(in(new ArrayList<>(Arrays.asList(arguments))));
  }

  private List<String> in(List<String> arguments) {
    arguments.addAll(List.of("--folder", folder.toString()));
    return arguments;
  }
}
