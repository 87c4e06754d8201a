package io.spawnwatch.job.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.sigma.RuleHeader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes findings as OCSF 1.8.0 Detection Findings: class 2004 with the profile host. */
public final class OcsfWriter {

  private static final int CLASS_UID = 2004;
  private static final int MAX_TITLE = 255;
  private static final String[] SEVERITIES = {
    "Unknown", "Informational", "Low", "Medium", "High", "Critical"
  };

  private final ObjectMapper json = new ObjectMapper();
  private final OcsfProcess processes;
  private final OcsfFindingInfo findingInfo;
  private final String contentVersion;

  /**
   * A writer.
   *
   * @param rules every rule and sequence by its id, to name the rules of a sequence's steps
   * @param mask for command lines
   * @param contentVersion the hash of the rules in force
   */
  public OcsfWriter(Map<String, RuleHeader> rules, SecretMask mask, String contentVersion) {
    this.processes = new OcsfProcess(mask);
    this.findingInfo = new OcsfFindingInfo(json, rules, mask);
    this.contentVersion = contentVersion;
  }

  /**
   * The message of a finding.
   *
   * @param folded what the match came to
   * @param now the wall clock, milliseconds; only {@code metadata.processed_time} tells it
   */
  public Alert write(Finding finding, EpisodeFold.Folded folded, long now) {
    ObjectNode root = json.createObjectNode();
    Episode episode = folded.episode();
    activity(folded.isCreate() ? 1 : 2, root);
    times(finding, episode, root);
    severity(finding, root);
    root.put("status_id", 1).put("status", "New").put("is_alert", true);
    root.put("count", episode.count());
    root.put("message", Sentence.of(finding));
    metadata(finding, folded, now, root.putObject("metadata"));
    findingInfo.write(finding, episode, root.putObject("finding_info"));
    device(finding, root);
    evidences(finding, root.putArray("evidences"));
    actor(finding, root);
    observables(finding, root.putArray("observables"));
    unmapped(finding, root.putObject("unmapped"));
    return new Alert(AlertKey.of(finding), bytes(root));
  }

  private byte[] bytes(ObjectNode root) {
    try {
      return json.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree of plain values can be written", e);
    }
  }

  private static void activity(int id, ObjectNode root) {
    String name = id == 1 ? "Create" : "Update";
    root.put("class_uid", CLASS_UID).put("class_name", "Detection Finding");
    root.put("category_uid", 2).put("category_name", "Findings");
    root.put("activity_id", id).put("activity_name", name);
    root.put("type_uid", CLASS_UID * 100 + id).put("type_name", "Detection Finding: " + name);
  }

  private static void times(Finding finding, Episode episode, ObjectNode root) {
    long start =
        finding.evidence().stream().mapToLong(e -> e.event().time()).min().orElse(finding.time());
    long first = Math.min(start, episode.first());
    root.put("time", finding.time()).put("start_time", first).put("end_time", episode.last());
    root.put("duration", episode.last() - first);
  }

  private static void severity(Finding finding, ObjectNode root) {
    int id = finding.analytic().level().ordinal() + 1;
    root.put("severity_id", id).put("severity", SEVERITIES[id]);
  }

  private static void metadata(
      Finding finding, EpisodeFold.Folded folded, long now, ObjectNode metadata) {
    Episode episode = folded.episode();
    int activity = folded.isCreate() ? 1 : 2;
    ProcessEvent last = finding.evidence().get(finding.evidence().size() - 1).event();
    metadata.put("version", "1.8.0");
    metadata.put("uid", NameUuid.of(episode.uid() + "|" + activity + "|" + episode.count()));
    metadata.put("correlation_uid", finding.activity().toString());
    metadata.putObject("product").put("name", "Spawnwatch").put("vendor_name", "Spawnwatch");
    metadata.put("log_name", last.get(Field.CHANNEL));
    metadata.put("log_provider", last.provider().providerName());
    metadata.put("event_code", Integer.toString(last.eventId()));
    metadata.put("original_time", Instant.ofEpochMilli(last.time()).toString());
    metadata.put("processed_time", now);
    metadata.putArray("profiles").add("host");
    if (last.get(Field.CHANNEL) == null) {
      metadata.remove("log_name");
    }
  }

  private static void device(Finding finding, ObjectNode root) {
    ObjectNode device = root.putObject("device");
    device.put("hostname", finding.host()).put("uid", finding.host()).put("type_id", 0);
    device.putObject("os").put("name", "Windows").put("type_id", 100).put("type", "Windows");
  }

  private void evidences(Finding finding, ArrayNode evidences) {
    List<Evidence> all = finding.evidence();
    for (int i = 0; i < all.size(); i++) {
      Evidence evidence = all.get(i);
      ObjectNode object = evidences.addObject();
      object.put("name", title(findingInfo.stepName(evidence, i, all.size())));
      object.put("uid", EventUid.of(evidence.event()));
      processes.matched(evidence, object.putObject("process"));
      if (!evidence.ancestors().isEmpty()) {
        processes.entity(
            evidence.ancestors().get(0), object.putObject("actor").putObject("process"));
      }
    }
  }

  private void actor(Finding finding, ObjectNode root) {
    Evidence last = finding.evidence().get(finding.evidence().size() - 1);
    ObjectNode actor = json.createObjectNode();
    OcsfProcess.user(last.event().get(Field.USER), actor);
    if (last.event().get(Field.LOGON_ID) != null) {
      actor.putObject("session").put("uid", last.event().get(Field.LOGON_ID));
    }
    if (!last.ancestors().isEmpty()) {
      processes.entity(last.ancestors().get(0), actor.putObject("process"));
    }
    if (!actor.isEmpty()) {
      root.set("actor", actor);
    }
  }

  private void observables(Finding finding, ArrayNode observables) {
    observable("device.hostname", 1, "Hostname", finding.host(), observables);
    Evidence last = finding.evidence().get(finding.evidence().size() - 1);
    ObjectNode process = json.createObjectNode();
    processes.matched(last, process);
    String user = process.path("user").path("name").asText(null);
    observable("evidences[].process.name", 9, "Process Name", process, "name", observables);
    observable(
        "evidences[].process.cmd_line", 13, "Command Line", process, "cmd_line", observables);
    if (user != null) {
      observable("evidences[].process.user.name", 4, "User Name", user, observables);
    }
  }

  private static void observable(
      String name, int id, String type, ObjectNode from, String key, ArrayNode observables) {
    Optional.ofNullable(from.path(key).asText(null))
        .ifPresent(value -> observable(name, id, type, value, observables));
  }

  private static void observable(
      String name, int id, String type, String value, ArrayNode observables) {
    observables
        .addObject()
        .put("name", name)
        .put("type_id", id)
        .put("type", type)
        .put("value", value);
  }

  private void unmapped(Finding finding, ObjectNode unmapped) {
    unmapped.put("content_version", contentVersion);
    ArrayNode origins = unmapped.putArray("origin");
    for (Evidence evidence : finding.evidence()) {
      var origin = evidence.event().origin();
      origins
          .addObject()
          .put("source", SafeText.of(origin.source()))
          .put("partition", origin.partition())
          .put("offset", origin.offset());
    }
    finding.analytic().falsePositives().stream()
        .map(SafeText::of)
        .forEach(unmapped.withArray("false_positives")::add);
  }

  /** A title that every ticketing system takes. */
  static String title(String text) {
    return text.length() <= MAX_TITLE ? text : text.substring(0, MAX_TITLE - 1) + "…";
  }
}
