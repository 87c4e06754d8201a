package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.CommandRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A job that goes on from its savepoint, twice, each time with another parallelism. */
@Tag("services")
class UpgradeIT {

  @RegisterExtension static final SuiteCluster CLUSTER = new SuiteCluster();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofSeconds(2);

  @Test
  void findsOverTwoUpgradesWhatAnUndisturbedRunFinds() throws Exception {
    List<String> day = Estate.records(4);
    Map<String, String> expected = new TreeMap<>();
    ReferenceRun.alerts(day).forEach(a -> expected.put(ReferenceRun.messageUid(a), evidence(a)));
    int third = day.size() / 3;
    TestTopics topics = new TestTopics(CLUSTER.kafka());

    try (TestJob job = new TestJob(CLUSTER, "upgrade")) {
      topics.send(job.events(), day.subList(0, third));
      job.submit("--parallelism", "2");
      awaitRead(topics, job);
      job.upgrade("--parallelism", "4");
      topics.send(job.events(), day.subList(third, 2 * third));
      awaitRead(topics, job);
      job.upgrade("--parallelism", "1");
      topics.send(job.events(), day.subList(2 * third, day.size()));
      awaitRead(topics, job);

      await()
          .atMost(LONG)
          .pollInterval(POLL)
          .untilAsserted(
              () -> assertThat(alerts(topics, job).keySet()).isEqualTo(expected.keySet()));
      assertThat(alerts(topics, job)).isEqualTo(expected);
    }
  }

  @Test
  void aWrongConfigurationStopsNoJob() throws Exception {
    try (TestJob job = new TestJob(CLUSTER, "upgrade-wrong").submit("--parallelism", "1")) {
      CommandRun upgrade =
          job.run("upgrade", job.id().toHexString(), "--set", "alerts.quiet=never");

      assertThat(upgrade.exit()).isEqualTo(2);
      assertThat(upgrade.err()).contains("alerts.quiet").doesNotContain("\tat ");
      try (FlinkCluster flink = CLUSTER.flink()) {
        assertThat(flink.job(job.id().toHexString())).isEqualTo(job.id());
      }
    }
  }

  private static void awaitRead(TestTopics topics, TestJob job) {
    await().atMost(LONG).pollInterval(POLL).until(() -> topics.lag(job.group(), job.events()) == 0);
  }

  private static Map<String, String> alerts(TestTopics topics, TestJob job) throws IOException {
    Map<String, String> alerts = new TreeMap<>();
    for (ConsumerRecord<String, byte[]> record : topics.read(job.alerts())) {
      JsonNode alert = JSON.readTree(record.value());
      alerts.put(ReferenceRun.messageUid(alert), evidence(alert));
    }
    return alerts;
  }

  /** Without the tags of secrets, whose key is each run's own. */
  private static String evidence(JsonNode alert) {
    return alert.path("evidences").toPrettyString().replaceAll("secret:[0-9a-f]+", "secret");
  }
}
