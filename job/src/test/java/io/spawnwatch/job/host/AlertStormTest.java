package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.JobConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Many matches of one rule: few messages, little state, and the same after a replay. */
class AlertStormTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RULE = "Local or domain account added with net";

  private static KeyedOneInputStreamOperatorTestHarness<String, ProcessEvent, Alert> harness()
      throws Exception {
    JobConfig config = JobConfig.load(null, Map.of("alerts.mask-secrets", "false"), List.of());
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new HostStage(config.detection(), config.host(), WrittenRows.NONE),
            ProcessEvent::host,
            Types.STRING);
    harness.open();
    return harness;
  }

  private static List<JsonNode> alerts(
      KeyedOneInputStreamOperatorTestHarness<String, ProcessEvent, Alert> harness)
      throws Exception {
    List<JsonNode> alerts = new ArrayList<>();
    for (Alert alert : harness.extractOutputValues()) {
      ObjectNode json = (ObjectNode) JSON.readTree(alert.json());
      ((ObjectNode) json.path("metadata")).remove("processed_time");
      alerts.add(json);
    }
    return alerts;
  }

  private static List<String> titles(List<JsonNode> alerts) {
    return alerts.stream().map(a -> a.path("finding_info").path("title").asText()).toList();
  }

  private static List<JsonNode> run(int events, IntFunction<ProcessEvent> event) throws Exception {
    try (var harness = harness()) {
      for (int i = 0; i < events; i++) {
        harness.processElement(event.apply(i), 0);
      }
      return alerts(harness);
    }
  }

  /** All of one activity: a script that adds account after account. */
  private static ProcessEvent ofOneActivity(int i) {
    return Creation.of("net.exe")
        .pid(1_000 + i)
        .by(8)
        .parentImage("cmd.exe")
        .command("net user u" + i + " /add")
        .at(i / 100.0);
  }

  /** Each an activity of its own: a service that adds account after account. */
  private static ProcessEvent ofManyActivities(int i) {
    return Creation.of("net.exe")
        .pid(1_000 + i)
        .by(8)
        .parentImage("services.exe")
        .command("net user u" + i + " /add")
        .at(i / 100.0);
  }

  @Test
  void aStormOfOneActivityIsOneFindingWithAFewUpdates() throws Exception {
    List<JsonNode> alerts = run(2_000, AlertStormTest::ofOneActivity);

    assertThat(titles(alerts)).hasSizeLessThanOrEqualTo(10).containsOnly(RULE);
    assertThat(alerts).extracting(a -> a.path("count").asInt()).contains(1, 2, 11, 101, 1_001);
  }

  @Test
  void aStormOfManyActivitiesIsCutOffWithOneFindingThatSaysSo() throws Exception {
    List<JsonNode> alerts = run(2_000, AlertStormTest::ofManyActivities);

    assertThat(alerts).hasSize(9);
    assertThat(titles(alerts).subList(0, 8)).containsOnly(RULE);
    JsonNode storm = alerts.get(8);
    assertThat(storm.path("finding_info").path("title").asText()).isEqualTo("Storm: " + RULE);
    assertThat(storm.path("unmapped").path("storm").path("scope").asText()).isEqualTo("host-rule");
  }

  @Test
  void aWeekReplayedInAMinuteFoldsAsItDidLive() throws Exception {
    IntFunction<ProcessEvent> week =
        i ->
            Creation.of("net.exe")
                .pid(1_000 + i)
                .by(8)
                .parentImage("cmd.exe")
                .command("net user u" + i + " /add")
                .record(i)
                .at(i * 600);
    List<JsonNode> live = new ArrayList<>();
    try (var harness = harness()) {
      for (int i = 0; i < 7 * 24 * 6; i++) {
        harness.setProcessingTime(Creation.BEGIN + i * 600_000L);
        harness.processElement(week.apply(i), 0);
      }
      live.addAll(alerts(harness));
    }

    assertThat(live).hasSizeGreaterThan(300);
    assertThat(run(7 * 24 * 6, week)).isEqualTo(live);
  }
}
