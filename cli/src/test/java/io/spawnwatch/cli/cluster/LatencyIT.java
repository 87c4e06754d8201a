package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.demo.CompanyDay;
import io.spawnwatch.cli.topic.AlertReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the moment that a record is sent to the moment that a reader sees its alert. */
@Tag("services")
class LatencyIT {

  @RegisterExtension static final SuiteCluster CLUSTER = new SuiteCluster();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ALERTS = 100;
  private static final Duration GAP = Duration.ofMillis(200);
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);

  @Test
  void atLeastOnceShowsAnAlertWithinTwoSeconds() throws Exception {
    Latencies latencies = measure("latency-at-least", "at-least-once");

    System.out.println("at-least-once = " + latencies);
    assertThat(latencies.percentile(99)).isLessThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void exactlyOnceShowsAnAlertWithinTwoCheckpoints() throws Exception {
    Latencies latencies = measure("latency-once", "exactly-once");

    System.out.println("exactly-once = " + latencies);
    assertThat(latencies.percentile(99)).isLessThanOrEqualTo(CHECKPOINT_INTERVAL.multipliedBy(2));
  }

  private static Latencies measure(String name, String delivery) throws Exception {
    String record = attack();
    try (TestJob job =
        new TestJob(CLUSTER, name)
            .submit("--parallelism", "2", "--set", "alerts.delivery=" + delivery)) {
      Map<String, Long> sent = new ConcurrentHashMap<>();
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> send(job.events(), record, sent));
      List<Duration> latencies = new ArrayList<>();
      try (AlertReader reader = new AlertReader(CLUSTER.kafkaSettings(), job.alerts())) {
        reader.follow(
            alert -> latencies.add(Duration.ofNanos(System.nanoTime() - sent.get(host(alert)))),
            IDLE);
      }
      sending.join();
      assertThat(latencies).hasSizeGreaterThanOrEqualTo(ALERTS);
      return new Latencies(latencies);
    }
  }

  /** One record that raises an alert by itself. */
  private static String attack() {
    return CompanyDay.records().stream()
        .filter(record -> record.contains("-w hidden -enc"))
        .findFirst()
        .orElseThrow();
  }

  private static void send(String topic, String record, Map<String, Long> sent) {
    try {
      TestTopics topics = new TestTopics(CLUSTER.kafka());
      for (int i = 0; i < ALERTS; i++) {
        String host = "ws" + i + ".latency.example";
        sent.put(host, System.nanoTime());
        topics.send(topic, List.of(record.replaceAll("[a-z-]+\\.kontor\\.example", host)));
        Thread.sleep(GAP.toMillis());
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String host(byte[] alert) {
    try {
      JsonNode json = JSON.readTree(alert);
      return json.path("device").path("hostname").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was measured. */
  private record Latencies(List<Duration> all) {

    private Duration percentile(int percent) {
      return all.stream().sorted().toList().get((all.size() - 1) * percent / 100);
    }

    @Override
    public String toString() {
      return "%d alerts: p50 %d ms, p99 %d ms"
          .formatted(all.size(), percentile(50).toMillis(), percentile(99).toMillis());
    }
  }
}
