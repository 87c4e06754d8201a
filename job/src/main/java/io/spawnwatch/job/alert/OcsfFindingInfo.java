package io.spawnwatch.job.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.lineage.ProcessNode;
import io.spawnwatch.sigma.RuleHeader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** OCSF's {@code finding_info}: what was found, by which rule, in which events and processes. */
final class OcsfFindingInfo {

  private final ObjectMapper json;
  private final Map<String, RuleHeader> rules;
  private final SecretMask mask;
  private final AttackTable attack = new AttackTable();

  OcsfFindingInfo(ObjectMapper json, Map<String, RuleHeader> rules, SecretMask mask) {
    this.json = json;
    this.rules = new HashMap<>(rules);
    this.mask = mask;
  }

  void write(Finding finding, Episode episode, ObjectNode info) {
    RuleHeader rule = finding.analytic();
    info.put("uid", episode.uid());
    info.put("title", OcsfWriter.title(rule.title()));
    if (!rule.description().isBlank()) {
      info.put("desc", SafeText.of(rule.description().strip()));
    }
    info.put("created_time", episode.first());
    info.put("first_seen_time", episode.first());
    info.put("last_seen_time", episode.last());
    info.putArray("data_sources").add(dataSource(finding));
    analytic(rule, finding.category(), info.putObject("analytic"));
    if (finding.evidence().size() > 1) {
      related(finding, info.putArray("related_analytics"));
    }
    info.set("attacks", attack.attacks(rule.tags(), json));
    info.put("related_events_count", finding.evidence().size());
    events(finding, info.putArray("related_events"));
    graph(finding, info.putObject("attack_graph"));
    if (info.path("attacks").isEmpty()) {
      info.remove("attacks");
    }
  }

  private static String dataSource(Finding finding) {
    ProcessEvent event = finding.evidence().get(0).event();
    return event.provider().providerName() + " " + event.eventId();
  }

  private static void analytic(RuleHeader rule, String category, ObjectNode analytic) {
    analytic.put("uid", rule.id());
    analytic.put("name", OcsfWriter.title(rule.title()));
    analytic.put("type_id", 1).put("type", "Rule").put("category", category);
  }

  private void related(Finding finding, ArrayNode analytics) {
    finding.evidence().stream()
        .map(evidence -> rules.get(evidence.ruleId()))
        .distinct()
        .filter(rule -> rule != null)
        .forEach(rule -> analytic(rule, "Sigma rule", analytics.addObject()));
  }

  private void events(Finding finding, ArrayNode events) {
    for (int i = 0; i < finding.evidence().size(); i++) {
      Evidence evidence = finding.evidence().get(i);
      ProcessEvent event = evidence.event();
      ObjectNode related = events.addObject();
      related.put("uid", EventUid.of(event));
      related.put("type_uid", 100_701L).put("type_name", "Process Activity: Launch");
      related.put("title", OcsfWriter.title(stepName(evidence, i, finding.evidence().size())));
      related.put("created_time", event.time());
    }
  }

  /** What a piece of evidence stands for, such as {@code step 2: Office starts a shell}. */
  String stepName(Evidence evidence, int index, int steps) {
    RuleHeader rule = rules.get(evidence.ruleId());
    String title = rule == null ? evidence.ruleId() : rule.title();
    return steps == 1 ? title : "step " + (index + 1) + ": " + title;
  }

  private void graph(Finding finding, ObjectNode graph) {
    graph.put("uid", "lineage").put("name", "process lineage").put("is_directed", true);
    Map<String, ProcessNode> nodes = new LinkedHashMap<>();
    for (Evidence evidence : finding.evidence()) {
      add(evidence.process(), nodes);
      evidence.ancestors().forEach(ancestor -> add(ancestor, nodes));
    }
    ArrayNode nodeArray = graph.putArray("nodes");
    nodes.values().forEach(node -> node(node, nodeArray.addObject()));
    ArrayNode edges = graph.putArray("edges");
    for (ProcessNode node : nodes.values()) {
      if (node.parent() != null && nodes.containsKey(node.parent().toString())) {
        edges
            .addObject()
            .put("uid", "e" + (edges.size()))
            .put("source", node.parent().toString())
            .put("target", node.guid().toString())
            .put("relation", "started");
      }
    }
    if (edges.isEmpty()) {
      graph.remove("edges");
    }
  }

  private static void add(ProcessNode node, Map<String, ProcessNode> nodes) {
    nodes.putIfAbsent(node.guid().toString(), node);
  }

  private void node(ProcessNode process, ObjectNode node) {
    node.put("uid", process.guid().toString()).put("type", "process");
    String name = OcsfProcess.fileName(process.image());
    node.put("name", name == null ? "pid " + process.pid() : name);
    if (process.commandLine() != null) {
      node.put("desc", SafeText.of(mask.mask(process.commandLine())));
    }
  }
}
