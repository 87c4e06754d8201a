package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.CommandRun;
import io.spawnwatch.cli.demo.CompanyDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dashboard and the alert rules against a real Prometheus that scrapes the real cluster: every
 * expression parses, and every metric that it names is there.
 */
@Tag("services")
class MonitoringIT {

  @RegisterExtension static final SuiteCluster CLUSTER = new SuiteCluster();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofSeconds(120);
  private static final Path DASHBOARD = Path.of("../docker/grafana/dashboards/spawnwatch.json");
  private static final Pattern METRIC = Pattern.compile("\\bflink_[a-zA-Z_]+");
  private static final Pattern PORT = Pattern.compile("Prometheus.*?port:? (\\d+)");
  private static final String DIFFERENCE =
      """
      sum(flink_taskmanager_job_task_operator_read)
      - sum(flink_taskmanager_job_task_operator_decoded)
      - sum(flink_taskmanager_job_task_operator_malformed)
      - sum(flink_taskmanager_job_task_operator_skipped)""";

  @TempDir private Path folder;

  @Test
  void everyExpressionOfDashboardAndAlertRulesHasItsMetrics() throws Exception {
    Path day = Files.write(folder.resolve("day.jsonl"), CompanyDay.records());
    try (TestJob job = new TestJob(CLUSTER, "monitored").submit("--parallelism", "2");
        PrometheusProcess prometheus = PrometheusProcess.start(folder, metricsPorts())) {
      CommandRun sent = job.run("send", day.toString());
      assertThat(sent.exit()).as(sent.err()).isZero();
      List<String> expressions = new ArrayList<>(dashboardExpressions());
      expressions.addAll(prometheus.ruleExpressions());

      assertThat(expressions).hasSizeGreaterThan(35);
      for (String expression : expressions) {
        prometheus.query(expression);
      }
      // Some are there a moment after the job runs, such as those of a checkpoint.
      await().atMost(LONG).untilAsserted(() -> assertAllAreThere(expressions, prometheus));
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThat(prometheus.query(DIFFERENCE).get(0).path("value").get(1).asText())
                      .as("read = decoded + malformed + skipped")
                      .isEqualTo("0"));
    }
  }

  private static void assertAllAreThere(List<String> expressions, PrometheusProcess prometheus) {
    Set<String> metrics = new TreeSet<>();
    expressions.forEach(
        e -> METRIC.matcher(e).results().map(MatchResult::group).forEach(metrics::add));
    assertThat(metrics)
        .allSatisfy(metric -> assertThat(prometheus.query(metric)).as(metric).isNotEmpty());
  }

  /** As the processes' logs tell: another cluster may have taken the first of the range. */
  private static Set<Integer> metricsPorts() throws IOException {
    Set<Integer> ports = new TreeSet<>();
    try (Stream<Path> logs = Files.walk(CLUSTER.folder().logs())) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        PORT.matcher(Files.readString(log))
            .results()
            .forEach(port -> ports.add(Integer.valueOf(port.group(1))));
      }
    }
    assertThat(ports).as("ports of Flink's Prometheus reporters").isNotEmpty();
    return ports;
  }

  private static List<String> dashboardExpressions() throws IOException {
    Set<Integer> ids = new TreeSet<>();
    List<String> expressions = new ArrayList<>();
    for (JsonNode panel : JSON.readTree(DASHBOARD.toFile()).path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).as("a panel's id stands once").isTrue();
      for (JsonNode target : panel.path("targets")) {
        String expression = target.path("expr").asText();
        expressions.add(expression.replace("$job", "spawnwatch").replace("$__rate_interval", "1m"));
      }
    }
    return expressions;
  }
}
