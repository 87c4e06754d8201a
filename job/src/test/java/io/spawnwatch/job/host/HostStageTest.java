package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.config.JobOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostStageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FLAGSHIP = "Office document leads to a new account or administrator";

  private static KeyedOneInputStreamOperatorTestHarness<String, ProcessEvent, Alert> harness(
      Map<String, String> options) throws Exception {
    JobConfig config = JobConfig.load(null, options, List.of());
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new HostStage(config.detection(), config.host(), new WrittenRows(true, true, true)),
        ProcessEvent::host,
        Types.STRING);
  }

  private static List<ProcessEvent> attack(String host, double begin) {
    return List.of(
        Creation.of("winword.exe").host(host).pid(40).by(8).parentImage("explorer.exe").at(begin),
        Creation.of("powershell.exe").host(host).pid(44).by(40).at(begin + 4),
        Creation.of("net.exe").host(host).pid(48).by(44).command("net user x y /add").at(begin + 9),
        Creation.of("net.exe").host(host).pid(48).exit().at(begin + 10),
        Creation.of("powershell.exe").host(host).pid(44).exit().at(begin + 11),
        Creation.of("winword.exe").host(host).pid(40).exit().at(begin + 12));
  }

  private static void feed(
      KeyedOneInputStreamOperatorTestHarness<String, ProcessEvent, Alert> harness,
      List<ProcessEvent> events)
      throws Exception {
    for (ProcessEvent event : events) {
      harness.processElement(event, 0);
    }
  }

  /** Titles of findings with their hosts, in the order of their messages. */
  private static List<String> found(
      KeyedOneInputStreamOperatorTestHarness<String, ProcessEvent, Alert> harness)
      throws Exception {
    List<String> found = new ArrayList<>();
    for (Alert alert : harness.extractOutputValues()) {
      JsonNode json = JSON.readTree(alert.json());
      found.add(
          json.path("finding_info").path("title").asText()
              + " on "
              + json.path("device").path("hostname").asText());
    }
    return found;
  }

  @Test
  void raisesTheFlagshipOncePerHost() throws Exception {
    try (var harness = harness(Map.of())) {
      harness.open();
      feed(harness, attack("a", 0));
      feed(harness, attack("b", -5 * 86_400));

      assertThat(found(harness)).containsOnlyOnce(FLAGSHIP + " on a", FLAGSHIP + " on b");
    }
  }

  /** Security and Sysmon tell of each creation, one after the other's whole story. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void raisesTheFlagshipOnceOfTwins(boolean securityFirst) throws Exception {
    List<ProcessEvent> security = attack("a", 0).subList(0, 3);
    List<ProcessEvent> sysmon =
        List.of(
            Creation.of("winword.exe").host("a").pid(40).by(8).sysmon("{1}").at(0.01),
            Creation.of("powershell.exe").host("a").pid(44).by(40).sysmon("{2}").at(4.01),
            Creation.of("net.exe")
                .host("a")
                .pid(48)
                .by(44)
                .command("net user x y /add")
                .sysmon("{3}")
                .at(9.01));
    try (var harness = harness(Map.of())) {
      harness.open();
      feed(harness, securityFirst ? security : sysmon);
      feed(harness, securityFirst ? sysmon : security);

      assertThat(found(harness)).containsOnlyOnce(FLAGSHIP + " on a");
    }
  }

  @Test
  void dropsARedelivery() throws Exception {
    try (var harness = harness(Map.of())) {
      harness.open();
      List<ProcessEvent> attack = attack("a", 0);
      feed(harness, attack);
      int before = harness.extractOutputValues().size();
      feed(harness, attack);

      assertThat(harness.extractOutputValues()).hasSize(before);
    }
  }

  @Test
  void goesOnFromASnapshot() throws Exception {
    List<ProcessEvent> attack = attack("a", 0);
    OperatorSubtaskState snapshot;
    try (var harness = harness(Map.of())) {
      harness.open();
      feed(harness, attack.subList(0, 2));
      harness.prepareSnapshotPreBarrier(1);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = harness(Map.of())) {
      harness.initializeState(snapshot);
      harness.open();
      feed(harness, attack.subList(2, 3));

      assertThat(found(harness)).contains(FLAGSHIP + " on a");
    }
  }

  @Test
  void aCacheOfOneEntryMixesNoHosts() throws Exception {
    try (var harness = harness(Map.of(JobOptions.LINEAGE_CACHE.key(), "1b"))) {
      harness.open();
      List<ProcessEvent> a = attack("a", 0);
      List<ProcessEvent> b = attack("b", 0);
      for (int i = 0; i < a.size(); i++) {
        feed(harness, List.of(a.get(i), b.get(i)));
      }

      assertThat(found(harness)).containsOnlyOnce(FLAGSHIP + " on a", FLAGSHIP + " on b");
    }
  }

  @Test
  void leavesNothingBehindAHostThatFellSilent() throws Exception {
    try (var harness = harness(Map.of())) {
      harness.open();
      harness.setProcessingTime(0);
      feed(harness, attack("a", 0));
      assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
      for (int hour = 0; hour < 20 * 24; hour++) {
        harness.setProcessingTime(Duration.ofHours(hour).toMillis());
      }
      harness.prepareSnapshotPreBarrier(1);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }
}
