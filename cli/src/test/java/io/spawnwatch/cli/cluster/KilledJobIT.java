package io.spawnwatch.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spawnwatch.cli.demo.CompanyDay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An exactly-once job that is killed, and does not come back. */
@Tag("services")
class KilledJobIT {

  @RegisterExtension static final SuiteCluster CLUSTER = new SuiteCluster();

  private static final String MARK = "written by somebody else, after the kill";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration BROKER_LOOKS_EVERY = Duration.ofSeconds(10);

  @Test
  void letsReadersGoOnOnceItsTransactionTimesOut() throws Exception {
    TestTopics topics = new TestTopics(CLUSTER.kafka());
    try (TestJob job = new TestJob(CLUSTER, "killed", 1)) {
      job.submit(
          "--parallelism", "2",
          "--set", "alerts.delivery=exactly-once",
          "--set", "alerts.transaction-timeout=" + TIMEOUT.toSeconds() + " s",
          "--set", "flink.execution.checkpointing.interval=10 min");
      topics.send(job.events(), CompanyDay.records());
      await().atMost(TIMEOUT).until(() -> topics.written(job.alerts()) > 0);

      CLUSTER.kill(Role.TASKMANAGER);
      CLUSTER.kill(Role.TASKMANAGER);
      topics.send(job.alerts(), List.of(MARK));
      assertThat(isSeen(topics, job)).as("while a transaction before it is open").isFalse();
      await()
          .atMost(TIMEOUT.plus(BROKER_LOOKS_EVERY.multipliedBy(3)))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> isSeen(topics, job));
    } finally {
      CLUSTER.mend();
    }
  }

  private static boolean isSeen(TestTopics topics, TestJob job) {
    return topics.read(job.alerts()).stream()
        .anyMatch(record -> new String(record.value(), UTF_8).equals(MARK));
  }
}
