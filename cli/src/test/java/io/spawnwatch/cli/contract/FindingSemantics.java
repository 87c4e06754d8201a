package io.spawnwatch.cli.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What a schema cannot say of a finding. */
final class FindingSemantics {

  private static final Map<Integer, String> SEVERITIES =
      Map.of(1, "Informational", 2, "Low", 3, "Medium", 4, "High", 5, "Critical");
  private static final Map<Integer, String> INTEGRITIES =
      Map.of(1, "Untrusted", 2, "Low", 3, "Medium", 4, "High", 5, "System", 6, "Protected");

  private final JsonNode finding;
  private final List<String> problems = new ArrayList<>();

  private FindingSemantics(JsonNode finding) {
    this.finding = finding;
  }

  /** Everything that does not hold; empty where all does. */
  static List<String> problems(JsonNode finding) {
    FindingSemantics semantics = new FindingSemantics(finding);
    semantics.idsAndCaptions();
    semantics.times();
    semantics.graph();
    semantics.evidence();
    return semantics.problems;
  }

  private void hold(boolean holds, String what) {
    if (!holds) {
      problems.add(what);
    }
  }

  private void idsAndCaptions() {
    int activity = finding.path("activity_id").asInt();
    String name = finding.path("activity_name").asText();
    hold(finding.path("type_uid").asInt() == 200_400 + activity, "type_uid of the activity");
    hold(name.equals(activity == 1 ? "Create" : "Update"), "activity_name of the activity");
    hold(finding.path("type_name").asText().endsWith(": " + name), "type_name of the activity");
    hold(activity == 2 || finding.path("count").asLong() == 1, "a Create counts one");
    hold(
        finding
            .path("severity")
            .asText()
            .equals(SEVERITIES.get(finding.path("severity_id").asInt())),
        "severity of its id");
    for (JsonNode evidence : finding.path("evidences")) {
      JsonNode process = evidence.path("process");
      String caption = INTEGRITIES.get(process.path("integrity_id").asInt(99));
      hold(
          caption == null || caption.equals(process.path("integrity").asText()),
          "integrity of its id");
    }
  }

  private void times() {
    long start = finding.path("start_time").asLong();
    long end = finding.path("end_time").asLong();
    JsonNode info = finding.path("finding_info");
    hold(start <= end, "start before end");
    hold(finding.path("duration").asLong() == end - start, "duration between them");
    hold(
        info.path("first_seen_time").asLong() <= info.path("last_seen_time").asLong(),
        "first seen before last seen");
    hold(info.path("first_seen_time").asLong() >= start, "first seen after the start");
    hold(info.path("last_seen_time").asLong() == end, "last seen at the end");
  }

  private void graph() {
    JsonNode graph = finding.path("finding_info").path("attack_graph");
    List<String> nodes = texts(graph.path("nodes"), "uid");
    Set<String> uids = new HashSet<>(nodes);
    hold(uids.size() == nodes.size(), "nodes are unique");
    List<String> targets = texts(graph.path("edges"), "target");
    hold(uids.containsAll(targets), "edges end at nodes");
    hold(uids.containsAll(texts(graph.path("edges"), "source")), "edges begin at nodes");
    hold(new HashSet<>(targets).size() == targets.size(), "a process has one parent");
    List<String> edges = texts(graph.path("edges"), "uid");
    hold(new HashSet<>(edges).size() == edges.size(), "edges are unique");
    for (JsonNode evidence : finding.path("evidences")) {
      hold(
          uids.contains(evidence.path("process").path("uid").asText()), "evidence is in the graph");
    }
  }

  private void evidence() {
    JsonNode evidences = finding.path("evidences");
    List<String> processes = new ArrayList<>();
    Set<String> hosts = new HashSet<>();
    for (JsonNode evidence : evidences) {
      processes.add(evidence.path("process").path("uid").asText());
      hosts.add(evidence.path("device").path("hostname").asText());
      lineage(evidence.path("process"));
    }
    hold(new HashSet<>(processes).size() == processes.size(), "a process is one evidence");
    hold(
        hosts.equals(new HashSet<>(texts(finding.path("resources"), "hostname"))),
        "resources are the hosts");
    hold(
        hosts.contains(finding.path("device").path("hostname").asText()),
        "device is one of the hosts");
    JsonNode related = finding.path("finding_info").path("related_events");
    hold(
        finding.path("finding_info").path("related_events_count").asInt() == related.size(),
        "related events are counted");
    hold(
        new HashSet<>(texts(related, "uid")).containsAll(texts(evidences, "uid")),
        "the events of the evidences are related");
    hold(finding.path("unmapped").path("origin").size() == evidences.size(), "an origin each");
  }

  private void lineage(JsonNode process) {
    JsonNode ancestry = process.path("ancestry");
    hold(
        process
            .path("parent_process")
            .path("uid")
            .asText()
            .equals(ancestry.path(0).path("uid").asText()),
        "the parent is the first of the ancestry");
    List<String> uids = texts(ancestry, "uid");
    hold(new HashSet<>(uids).size() == uids.size(), "ancestors are unique");
    hold(!uids.contains(process.path("uid").asText()), "nobody is its own ancestor");
  }

  private static List<String> texts(JsonNode array, String key) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> element.path(key).asText())
        .toList();
  }
}
