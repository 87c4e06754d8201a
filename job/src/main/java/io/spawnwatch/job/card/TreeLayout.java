package io.spawnwatch.job.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The processes of an alert in the order of a tree, oldest ancestor first: what the text and the
 * picture have in common. Takes any JSON: edges to nowhere and circles are left out.
 */
final class TreeLayout {

  private static final int MAX_ROWS = 200;
  private static final int MAX_DEPTH = 40;

  private final Map<String, ProcessFacts> processes = new LinkedHashMap<>();
  private final Map<String, List<ProcessFacts>> children = new HashMap<>();
  private final Map<String, TreeStep> steps = new HashMap<>();
  private final Set<String> drawn = new HashSet<>();
  private final List<TreeRow> rows = new ArrayList<>();

  private TreeLayout(JsonNode alert) {
    JsonNode graph = alert.path("finding_info").path("attack_graph");
    for (JsonNode node : graph.path("nodes")) {
      ProcessFacts process = ProcessFacts.of(node);
      processes.put(process.uid(), process);
    }
    Set<String> targets = connect(graph.path("edges"));
    steps(alert.path("evidences"));
    List<ProcessFacts> roots = new ArrayList<>(processes.values());
    roots.sort(Comparator.comparing(process -> targets.contains(process.uid())));
    for (ProcessFacts root : roots) {
      draw(root, List.of());
    }
  }

  /** The rows of an alert's tree, at most {@value #MAX_ROWS}. */
  static List<TreeRow> of(JsonNode alert) {
    return new TreeLayout(alert).rows;
  }

  private Set<String> connect(JsonNode edges) {
    Set<String> targets = new HashSet<>();
    for (JsonNode edge : edges) {
      String source = edge.path("source").asText();
      ProcessFacts target = processes.get(edge.path("target").asText());
      if (target != null && processes.containsKey(source) && targets.add(target.uid())) {
        children.computeIfAbsent(source, uid -> new ArrayList<>()).add(target);
      }
    }
    Comparator<ProcessFacts> byStart =
        Comparator.comparing(ProcessFacts::start, Comparator.nullsFirst(Comparator.naturalOrder()));
    children.values().forEach(below -> below.sort(byStart));
    return targets;
  }

  private void steps(JsonNode evidences) {
    Long before = null;
    int number = 0;
    for (JsonNode evidence : evidences) {
      String uid = evidence.path("process").path("uid").asText();
      ProcessFacts process = processes.get(uid);
      Long start = process == null ? null : process.start();
      Long gap = before == null || start == null ? null : start - before;
      steps.putIfAbsent(uid, new TreeStep(++number, evidence.path("name").asText(), gap));
      before = start;
    }
  }

  private void draw(ProcessFacts process, List<Boolean> trunk) {
    if (rows.size() == MAX_ROWS || trunk.size() == MAX_DEPTH || !drawn.add(process.uid())) {
      return;
    }
    rows.add(new TreeRow(trunk, process, Optional.ofNullable(steps.get(process.uid()))));
    List<ProcessFacts> below = children.getOrDefault(process.uid(), List.of());
    for (int i = 0; i < below.size(); i++) {
      List<Boolean> longer = new ArrayList<>(trunk);
      longer.add(i < below.size() - 1);
      draw(below.get(i), longer);
    }
  }
}
