package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.CommandRun;
import io.spawnwatch.cli.demo.CompanyDay;
import io.spawnwatch.job.SpawnwatchJob;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.kafka.KafkaEnds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job as it runs on a cluster: a real broker, RocksDB, a savepoint in the middle of the day.
 */
class KafkaJobIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final String HOST_STATUS = "spawnwatch-host-status";

  @TempDir static Path folder;
  private static KafkaBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker =
        KafkaBroker.start(
            folder.resolve("kafka"),
            JavaProcess.jarsOf(ProgramLibraries.of(CommandRun.HOME).kafka()));
    broker.createTopics(
        Map.of(
            "windows-events",
            3,
            "spawnwatch-alerts",
            2,
            "spawnwatch-dead-letters",
            1,
            HOST_STATUS,
            1));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void findsTheSameOverASavepointAsWithout() throws Exception {
    List<String> day = CompanyDay.records();
    Set<String> expected = ReferenceRun.findings(day);
    // In the midst of the macro's attack: Word has started PowerShell, no account was added yet.
    int middle = indexOf(day, "net user Supp0rt");

    TestTopics topics = new TestTopics(broker.bootstrapServers());
    topics.send("windows-events", day.subList(0, middle));
    topics.send("windows-events", List.of("no event"));
    JobClient first = submit(null, 1);
    await().atMost(LONG).until(() -> topics.read("spawnwatch-dead-letters").size() == 1);
    await().atMost(LONG).until(() -> creates(topics).size() >= 2);
    String savepoint =
        first
            .stopWithSavepoint(
                false, folder.resolve("sp").toString(), SavepointFormatType.CANONICAL)
            .get();
    topics.send("windows-events", day.subList(middle, day.size()));
    JobClient second = submit(savepoint, 2);

    await().atMost(LONG).untilAsserted(() -> assertThat(creates(topics)).isEqualTo(expected));
    // Drained: the end of the input, at which each host's status is told.
    second
        .stopWithSavepoint(true, folder.resolve("end").toString(), SavepointFormatType.CANONICAL)
        .get();
    assertThat(topics.read(HOST_STATUS))
        .hasSize(5)
        .allSatisfy(
            row ->
                assertThat(JSON.readTree(row.value()).path("host").asText()).isEqualTo(row.key()));
    assertDeadLetter(topics.read("spawnwatch-dead-letters").get(0));
  }

  private static int indexOf(List<String> day, String command) {
    for (int i = 0; i < day.size(); i++) {
      if (day.get(i).contains(command)) {
        return i;
      }
    }
    throw new AssertionError("no " + command);
  }

  private static JobClient submit(String savepoint, int parallelism) throws Exception {
    Configuration flink = new Configuration();
    flink.set(CoreOptions.TMP_DIRS, folder.toString());
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.resolve("cp").toUri().toString());
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    flink.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    if (savepoint != null) {
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink);
    JobConfig config =
        JobConfig.load(
            null,
            Map.of(
                "kafka.bootstrap-servers",
                broker.bootstrapServers(),
                "kafka.host-status.topic",
                HOST_STATUS),
            List.of());
    KafkaEnds kafka = new KafkaEnds(config.kafka());
    SpawnwatchJob.defineWorkflow(env, kafka.events(), config, kafka.outputs());
    return env.executeAsync("it");
  }

  /** Rule or sequence with host and finding uid, of every finding created. */
  private static Set<String> creates(TestTopics topics) throws IOException {
    Set<String> findings = new TreeSet<>();
    for (ConsumerRecord<String, byte[]> record : topics.read("spawnwatch-alerts")) {
      JsonNode alert = JSON.readTree(record.value());
      findings.add(ReferenceRun.name(alert));
    }
    return findings;
  }

  private static void assertDeadLetter(ConsumerRecord<String, byte[]> letter) {
    assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo("no event");
    assertThat(new String(letter.headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
        .contains("not JSON");
    assertThat(letter.headers().lastHeader("offset")).isNotNull();
  }
}
