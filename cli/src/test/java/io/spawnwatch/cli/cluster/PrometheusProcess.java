package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Prometheus with the shipped alert rules, as a process of its own on loopback. */
final class PrometheusProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path RULES = Path.of("../docker/prometheus/spawnwatch.rules.yml");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private PrometheusProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Scrapes ports of loopback every second; returns when it answers. */
  static PrometheusProcess start(Path folder, Set<Integer> scraped) throws IOException {
    int port = LoopbackPorts.free();
    String targets =
        scraped.stream().map(p -> "'127.0.0.1:" + p + "'").collect(Collectors.joining(", "));
    Path settings =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: ['%s']
            scrape_configs:
              - job_name: spawnwatch
                static_configs: [{targets: [%s]}]
            """
                .formatted(RULES.toAbsolutePath().normalize(), targets));
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + settings,
                "--storage.tsdb.path=" + folder.resolve("prometheus"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    PrometheusProcess started = new PrometheusProcess(process, port);
    await().atMost(Duration.ofSeconds(60)).until(started::isReady);
    return started;
  }

  private boolean isReady() throws IOException, InterruptedException {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (ConnectException notYet) {
      return false;
    }
  }

  /** The samples that an expression comes to now; fails where it does not parse. */
  List<JsonNode> query(String expression) throws IOException, InterruptedException {
    HttpResponse<String> response =
        get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    JsonNode answer = JSON.readTree(response.body());
    assertThat(answer.path("status").asText()).as(expression + ": " + answer).isEqualTo("success");
    List<JsonNode> samples = new ArrayList<>();
    answer.path("data").path("result").forEach(samples::add);
    return samples;
  }

  /** The expressions of the alert rules, as Prometheus read them. */
  List<String> ruleExpressions() throws IOException, InterruptedException {
    List<String> expressions = new ArrayList<>();
    for (JsonNode group : JSON.readTree(get("/api/v1/rules").body()).path("data").path("groups")) {
      group.path("rules").forEach(rule -> expressions.add(rule.path("query").asText()));
    }
    return expressions;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
