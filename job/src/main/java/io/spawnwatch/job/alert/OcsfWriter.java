package io.spawnwatch.job.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.secret.SecretMask;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Writes findings as OCSF 1.8.0 Detection Findings: class 2004 with the profile host. */
public final class OcsfWriter {

  private static final int CLASS_UID = 2004;
  static final int MAX_TITLE = 255;
  private static final String[] SEVERITIES = {
    "Unknown", "Informational", "Low", "Medium", "High", "Critical"
  };

  private final ObjectMapper json = new ObjectMapper();
  private final OcsfEvidences evidences;
  private final OcsfFindingInfo findingInfo;
  private final String contentVersion;

  /**
   * A writer.
   *
   * @param analytics the rules and sequences that findings name
   * @param mask for command lines
   */
  public OcsfWriter(Analytics analytics, SecretMask mask) {
    this.findingInfo = new OcsfFindingInfo(json, analytics, mask);
    this.evidences = new OcsfEvidences(json, new OcsfProcess(mask), findingInfo);
    this.contentVersion = analytics.contentVersion();
  }

  /**
   * The message of a finding.
   *
   * @param folded what the match came to
   * @param steps the findings that rules raised of a sequence's steps
   * @param now the wall clock, milliseconds; only {@code metadata.processed_time} tells it
   */
  public Alert write(
      Finding finding, EpisodeFold.Folded folded, List<StepFinding> steps, long now) {
    int activity = folded.isCreate() ? 1 : 2;
    ObjectNode root = root(finding, folded.episode(), steps, activity);
    metadata(finding, folded.episode(), activity, (ObjectNode) root.path("metadata"))
        .put("processed_time", now);
    return new Alert(AlertKey.of(finding), bytes(root));
  }

  /**
   * The message that says that further messages are held back.
   *
   * @param finding the first that is
   * @param now the wall clock, milliseconds
   */
  public Alert write(Finding finding, Storm storm, long now) {
    String uid = storm.uid(finding);
    long time = finding.time();
    Episode episode = new Episode(uid, 1, 0, time, time, time, new long[0]);
    ObjectNode root = root(finding, episode, List.of(), 1);
    metadata(finding, episode, 1, (ObjectNode) root.path("metadata"))
        .put("processed_time", now)
        .put("correlation_uid", NameUuid.of(storm.key(finding)));
    String title = title("Storm: " + finding.analytic().title());
    ((ObjectNode) root.path("finding_info")).put("title", title).put("desc", storm.description());
    root.put("message", title(SafeText.of(title + " on " + finding.host())));
    ((ObjectNode) root.path("unmapped"))
        .putObject("storm")
        .put("scope", storm.scope().scopeName())
        .put("limit", storm.limit())
        .put("until", storm.end());
    return new Alert(storm.key(finding), bytes(root));
  }

  private ObjectNode root(Finding finding, Episode episode, List<StepFinding> steps, int activity) {
    ObjectNode root = json.createObjectNode();
    activity(activity, root);
    times(finding, episode, root);
    severity(finding, root);
    root.put("status_id", 1).put("status", "New").put("is_alert", true);
    root.put("count", episode.count());
    root.put("message", Sentence.of(finding));
    root.putObject("metadata");
    findingInfo.write(finding, episode, steps, root.putObject("finding_info"));
    evidences.write(finding, root);
    unmapped(finding, root.putObject("unmapped"));
    return root;
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

  private static ObjectNode metadata(
      Finding finding, Episode episode, int activity, ObjectNode metadata) {
    ProcessEvent last = finding.evidence().get(finding.evidence().size() - 1).event();
    metadata.put("version", "1.8.0");
    metadata.put("uid", NameUuid.of(episode.uid() + "|" + activity + "|" + episode.count()));
    metadata.put("correlation_uid", finding.activity().toString());
    metadata.putObject("product").put("name", "Spawnwatch").put("vendor_name", "Spawnwatch");
    if (!last.channel().isEmpty()) {
      metadata.put("log_name", SafeText.of(last.channel()));
    }
    metadata.put("log_provider", last.provider().providerName());
    metadata.put("event_code", Integer.toString(last.eventId()));
    metadata.put("original_time", Instant.ofEpochMilli(last.time()).toString());
    metadata.putArray("profiles").add("host");
    return metadata;
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
    return text.length() <= MAX_TITLE ? text : SafeText.of(text.substring(0, MAX_TITLE - 1)) + "…";
  }
}
