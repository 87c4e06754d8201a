package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.JobConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class HostStatusTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static KeyedOneInputStreamOperatorTestHarness<String, ProcessEvent, Alert> harness(
      boolean bounded) throws Exception {
    JobConfig config = JobConfig.load(null, Map.of(), List.of());
    HostSettings settings = bounded ? config.host().ofBoundedRun() : config.host();
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new HostStage(config.detection(), settings, new WrittenRows(false, false, true)),
        ProcessEvent::host,
        Types.STRING);
  }

  private static List<JsonNode> told(
      KeyedOneInputStreamOperatorTestHarness<String, ProcessEvent, Alert> harness)
      throws Exception {
    List<JsonNode> told = new ArrayList<>();
    var statuses = harness.getSideOutput(HostStage.HOST_STATUS);
    for (StreamRecord<HostStatus> status :
        statuses == null ? List.<StreamRecord<HostStatus>>of() : statuses) {
      told.add(JSON.readTree(status.getValue().json()));
    }
    return told;
  }

  @Test
  void everyHostIsToldOfAtTheEndOfTheInput() throws Exception {
    try (var harness = harness(true)) {
      harness.open();
      harness.processElement(Creation.of("a.exe").host("a").pid(4).record(7).at(0), 0);
      harness.processElement(Creation.of("a.exe").host("a").pid(8).record(9).command("").at(1), 0);
      harness.processElement(Creation.of("a.exe").host("b").pid(4).exit().at(0), 0);
      harness.endInput();

      JsonNode a =
          told(harness).stream().filter(s -> s.path("host").asText().equals("a")).findFirst().get();
      assertThat(told(harness)).hasSize(2);
      assertThat(a.at("/security/creations").asInt()).isEqualTo(2);
      assertThat(a.at("/security/commandLineShare").asDouble()).isEqualTo(0.5);
      assertThat(a.at("/security/recordIdsUnseen").asInt()).isEqualTo(1);
      assertThat(a.has("sysmon")).isFalse();
      assertThat(a.has("leastDelay")).as("files are of any age").isFalse();
    }
  }

  @Test
  void aStatusAnHourTellsWhatCameSinceTheOneBefore() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = harness(false)) {
      harness.open();
      harness.setProcessingTime(Creation.BEGIN + 5_000);
      harness.processElement(Creation.of("a.exe").pid(4).at(0), 0);
      harness.processElement(Creation.of("a.exe").pid(8).at(3), 0);
      harness.setProcessingTime(Creation.BEGIN + Duration.ofHours(10).toMillis());
      assertThat(told(harness)).hasSize(1);
      assertThat(told(harness).get(0).path("leastDelay").asDouble()).isEqualTo(2);
      harness.processElement(Creation.of("a.exe").pid(12).at(8), 0);
      harness.prepareSnapshotPreBarrier(1);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = harness(false)) {
      harness.setProcessingTime(Creation.BEGIN + Duration.ofHours(10).toMillis());
      harness.initializeState(snapshot);
      harness.open();
      harness.setProcessingTime(Creation.BEGIN + Duration.ofHours(12).toMillis());

      JsonNode second = told(harness).get(0);
      assertThat(second.at("/security/creations").asInt()).isEqualTo(1);
      assertThat(second.path("since").asText()).isLessThan(second.path("lastSeen").asText());
    }
  }
}
