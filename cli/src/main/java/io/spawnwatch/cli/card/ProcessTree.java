package io.spawnwatch.cli.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The processes of an alert as a tree of lines, oldest ancestor first; matched ones are marked. */
final class ProcessTree {

  private static final int LINE_LENGTH = 100;

  private final Map<String, JsonNode> processes = new LinkedHashMap<>();
  private final Map<String, List<String>> children = new LinkedHashMap<>();
  private final Map<String, String> matched = new LinkedHashMap<>();
  private final List<String> roots = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  private ProcessTree(JsonNode alert) {
    for (JsonNode node : alert.path("finding_info").path("attack_graph").path("nodes")) {
      processes.put(node.path("uid").asText(), node);
    }
    for (JsonNode evidence : alert.path("evidences")) {
      matched.put(evidence.path("process").path("uid").asText(), evidence.path("name").asText());
    }
    Set<String> targets = new HashSet<>();
    for (JsonNode edge : alert.path("finding_info").path("attack_graph").path("edges")) {
      String target = edge.path("target").asText();
      if (targets.add(target)) {
        children
            .computeIfAbsent(edge.path("source").asText(), source -> new ArrayList<>())
            .add(target);
      }
    }
    processes.keySet().stream().filter(uid -> !targets.contains(uid)).forEach(roots::add);
  }

  /** The tree of an alert. */
  static List<String> of(JsonNode alert) {
    ProcessTree tree = new ProcessTree(alert);
    tree.roots.forEach(root -> tree.draw(root, "", ""));
    return tree.lines;
  }

  private void draw(String uid, String prefix, String childPrefix) {
    JsonNode process = processes.get(uid);
    String rule = matched.get(uid);
    String mark = rule == null ? "" : "► ";
    String name = TerminalText.of(process.path("name").asText(), 40);
    String command = TerminalText.of(process.path("desc").asText(""), 4 * LINE_LENGTH);
    lines.add(line(prefix + mark + name + (command.isEmpty() ? "" : "  " + command)));
    if (rule != null) {
      lines.add(line(childPrefix + "    ⤷ " + TerminalText.of(rule, LINE_LENGTH)));
    }
    List<String> below = children.getOrDefault(uid, List.of());
    for (int i = 0; i < below.size(); i++) {
      boolean last = i == below.size() - 1;
      draw(
          below.get(i), childPrefix + (last ? "└─ " : "├─ "), childPrefix + (last ? "   " : "│  "));
    }
  }

  private static String line(String text) {
    return text.length() <= LINE_LENGTH ? text : text.substring(0, LINE_LENGTH - 1) + "…";
  }
}
