package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.cli.CommandRun;
import io.spawnwatch.job.kafka.KafkaCheck;
import io.spawnwatch.job.kafka.KafkaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a submit tells instead of a restart loop. */
@Tag("services")
class StartUpIT {

  @RegisterExtension static final SuiteCluster CLUSTER = new SuiteCluster(false);

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka.bootstrap-servers=127.0.0.1:1 | kafka.bootstrap-servers: no answer from 127.0.0.1:1",
        "kafka.events.topics=absent | kafka.events.topics: no topic is called absent",
        "kafka.events.topic-pattern=absent-.* | kafka.events.topic-pattern: no topic is called so",
        "kafka.alerts.topic=absent | kafka.alerts.topic: no topic is called absent",
        "rules.published=true | or it may not be seen; `rules list` makes it",
        "kafka.properties.security.protocol=SASL_PLAINTEXT | kafka.properties",
        "flink.execution.checkpointing.dir=file:///dev/null/x | checkpoint storage",
        "flink.state.backend.rocksdb.use-bloom-fliter=true | RocksDB has no such option",
        "flink.state.backend.rocksdb.predefined-options=FASTEST | RocksDB cannot use the value",
        "parallelism.host-stage=64 | free slots",
      })
  void tellsWhatIsWrongInOneLine(String setting, String told) throws Exception {
    TestJob job = new TestJob(CLUSTER, "start-up");
    Instant begin = Instant.now();

    CommandRun submit = job.run("submit", "--set", setting);

    assertThat(submit.exit()).isEqualTo(2);
    assertThat(submit.err()).contains(told).doesNotContain("\tat ");
    assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON);
    try (FlinkCluster flink = CLUSTER.flink()) {
      assertThat(flink.client().listJobs().get())
          .noneMatch(running -> !running.getJobState().isTerminalState());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules list",
        "rules retract id",
        "replay --events . --rules . --set rules.published=true"
      })
  void tellsClientsOfPublishedRulesWhichKafkaDoesNotAnswer(String command) throws Exception {
    Instant begin = Instant.now();

    CommandRun run =
        CommandRun.of(List.of((command + " --set kafka.bootstrap-servers=127.0.0.1:1").split(" ")));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("no answer from 127.0.0.1:1").doesNotContain("\tat ");
    assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON);
  }

  @Test
  void tellsAllErrorsOfAnOptionFileAtOnce() throws Exception {
    Path file =
        Files.write(
            folder.resolve("job.yaml"),
            List.of(
                "alerts.delivery: exactly-twice",
                "lineage.max-processs: 7",
                "lineage.cache-size: lots",
                "parallelism.max: 0",
                "rules.paths: [no/such/folder]"));

    CommandRun submit = new TestJob(CLUSTER, "options").run("submit", "--conf", file.toString());

    assertThat(submit.exit()).isEqualTo(2);
    assertThat(submit.err())
        .contains(":1:1: alerts.delivery", ":2:1: lineage.max-processs", ":3:1: lineage.cache-size")
        .contains(":4:1: parallelism.max", "no/such/folder");
  }

  @Test
  void tellsThatTheBrokerAllowsNoTransactionSoLong() throws Exception {
    TestJob job = new TestJob(CLUSTER, "start-up");

    CommandRun submit =
        job.run(
            "submit",
            "--set",
            "alerts.delivery=exactly-once",
            "--set",
            "alerts.transaction-timeout=2 h");

    assertThat(submit.exit()).isEqualTo(2);
    assertThat(submit.err())
        .contains("alerts.transaction-timeout")
        .contains("transaction.max.timeout.ms, which is 3600000");
  }

  @Test
  void tellsThatTheBrokerRefusesTheCredentials() throws Exception {
    try (SaslBroker broker = SaslBroker.start(folder)) {
      KafkaSettings right = broker.settings("right");
      broker.awaitReady(right);

      assertThat(KafkaCheck.ofJob(broker.settings("wrong")))
          .singleElement()
          .asString()
          .contains("refuses the credentials");
    }
  }
}
