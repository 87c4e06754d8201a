package io.spawnwatch.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.decode.Decoded;
import io.spawnwatch.job.decode.EventDecoder;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.host.InMemoryDetection;
import io.spawnwatch.sequence.CorrelationRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an undisturbed run without Flink finds: host by host, in order. */
final class ReferenceRun {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReferenceRun() {}

  static Set<String> findings(List<String> records) throws Exception {
    Set<String> findings = new TreeSet<>();
    for (JsonNode alert : alerts(records)) {
      findings.add(name(alert));
    }
    return findings;
  }

  /** Every message, in no order; what is no event is passed over. */
  static List<JsonNode> alerts(List<String> records) throws Exception {
    JobConfig config = JobConfig.load(null, Map.of(), List.of());
    EventDecoder decoder = new EventDecoder(config.decode());
    Map<String, List<ProcessEvent>> byHost = new LinkedHashMap<>();
    for (String record : records) {
      RawRecord raw = new RawRecord(record.getBytes(StandardCharsets.UTF_8), "day", 0, 1);
      if (decoder.decode(raw) instanceof Decoded.Event decoded) {
        ProcessEvent event = decoded.event();
        byHost.computeIfAbsent(event.host(), host -> new ArrayList<>()).add(event);
      }
    }
    List<JsonNode> alerts = new ArrayList<>();
    for (List<ProcessEvent> events : byHost.values()) {
      InMemoryDetection detection = new InMemoryDetection(config.detection(), config.host());
      for (Alert alert : detection.run(events).alerts()) {
        alerts.add(JSON.readTree(alert.json()));
      }
    }
    return alerts;
  }

  /**
   * The option that leaves out what no host alone decides: which host's event opens a finding of
   * the estate depends on the order in which hosts arrive, and here each host runs for itself.
   */
  static String withoutEstate() throws Exception {
    return JobConfig.load(null, Map.of(), List.of()).detection().library().sequences().stream()
        .filter(CorrelationRule::isEstateWide)
        .map(CorrelationRule::id)
        .collect(Collectors.joining(";", "rules.exclude=", ""));
  }

  /** The id of a message. */
  static String messageUid(JsonNode alert) {
    return alert.path("metadata").path("uid").asText();
  }

  /** Title, host and uid of a finding. */
  static String name(JsonNode alert) {
    return alert.path("finding_info").path("title").asText()
        + " | "
        + alert.path("device").path("hostname").asText()
        + " | "
        + alert.path("finding_info").path("uid").asText();
  }
}
