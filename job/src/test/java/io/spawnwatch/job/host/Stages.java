package io.spawnwatch.job.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.config.JobOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Host and estate stage one behind the other, with the rules of a test. */
final class Stages implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeyedOneInputStreamOperatorTestHarness<String, ProcessEvent, Alert> host;
  private final KeyedOneInputStreamOperatorTestHarness<String, EstateSignal, Alert> estate;
  private int passedOn;

  private Stages(JobConfig config) throws Exception {
    host =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new HostStage(config.detection(), config.host(), WrittenRows.NONE),
            ProcessEvent::host,
            Types.STRING);
    estate =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new EstateStage(config.detection(), config.host()), EstateSignal::key, Types.STRING);
  }

  /** A document to add to others: a silent rule of that id and name for that image. */
  static String rule(String image) {
    return """
    ---
    title: %1$s
    name: %1$s
    id: %1$s
    logsource: {category: process_creation, product: windows}
    detection: {sel: {Image|endswith: '\\%1$s.exe'}, condition: sel}
    """
        .formatted(image);
  }

  /** Fresh stages with these documents alone. */
  static Stages of(String documents) throws Exception {
    Stages stages = new Stages(config(documents));
    stages.host.open();
    stages.estate.open();
    return stages;
  }

  /** A fresh host stage, and an estate stage that goes on from a snapshot at that time. */
  static Stages restored(String documents, OperatorSubtaskState estateSnapshot, long now)
      throws Exception {
    Stages stages = new Stages(config(documents));
    stages.estate.setProcessingTime(now);
    stages.estate.initializeState(estateSnapshot);
    stages.host.open();
    stages.estate.open();
    return stages;
  }

  /** A host stage that goes on from a snapshot at that time, and a fresh estate stage. */
  static Stages restoredHost(String documents, OperatorSubtaskState hostSnapshot, long now)
      throws Exception {
    Stages stages = new Stages(config(documents));
    stages.host.setProcessingTime(now);
    stages.host.initializeState(hostSnapshot);
    stages.host.open();
    stages.estate.open();
    return stages;
  }

  /** The state of the host stage. */
  OperatorSubtaskState hostSnapshot() throws Exception {
    host.prepareSnapshotPreBarrier(1);
    return host.snapshot(1, 1);
  }

  /** Nothing more comes: stage by stage. */
  void end() throws Exception {
    host.endInput();
    passOn();
    estate.endInput();
  }

  private static JobConfig config(String documents) throws Exception {
    Path file = Files.createTempFile("sequences", ".yml");
    try {
      Files.writeString(file, documents);
      return JobConfig.load(
          null, Map.of(JobOptions.BUNDLED_RULES.key(), "false"), List.of(file.toString()));
    } finally {
      Files.delete(file);
    }
  }

  KeyedOneInputStreamOperatorTestHarness<String, ProcessEvent, Alert> host() {
    return host;
  }

  KeyedOneInputStreamOperatorTestHarness<String, EstateSignal, Alert> estate() {
    return estate;
  }

  /** Events arrive. */
  void events(ProcessEvent... events) throws Exception {
    for (ProcessEvent event : events) {
      host.processElement(event, 0);
    }
    passOn();
  }

  private void passOn() throws Exception {
    List<EstateSignal> all = estateSignals();
    for (EstateSignal signal : all.subList(passedOn, all.size())) {
      estate.processElement(signal, 0);
    }
    passedOn = all.size();
  }

  /** All that the host stage has sent to the estate stage. */
  List<EstateSignal> estateSignals() {
    var signals = host.getSideOutput(HostStage.ESTATE_SIGNALS);
    return signals == null ? List.of() : signals.stream().map(StreamRecord::getValue).toList();
  }

  /** The messages of both stages. */
  List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>(host.extractOutputValues());
    alerts.addAll(estate.extractOutputValues());
    return alerts;
  }

  List<JsonNode> findings() throws Exception {
    List<JsonNode> findings = new ArrayList<>();
    for (Alert alert : alerts()) {
      findings.add(JSON.readTree(alert.json()));
    }
    return findings;
  }

  /** The titles of the findings, in the order of their messages. */
  List<String> titles() throws Exception {
    return findings().stream()
        .map(finding -> finding.path("finding_info").path("title").asText())
        .toList();
  }

  @Override
  public void close() throws Exception {
    host.close();
    estate.close();
  }
}
