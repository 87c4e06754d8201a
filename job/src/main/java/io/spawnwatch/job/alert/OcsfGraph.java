package io.spawnwatch.job.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.lineage.ProcessNode;
import io.spawnwatch.job.secret.SecretMask;
import java.util.LinkedHashMap;
import java.util.Map;

/** OCSF's {@code attack_graph}: the matched processes and their ancestors, and who started whom. */
final class OcsfGraph {

  /** A process with its host: a finding of the whole estate has several. */
  private record HostProcess(String host, ProcessNode process) {}

  private final SecretMask mask;

  OcsfGraph(SecretMask mask) {
    this.mask = mask;
  }

  void write(Finding finding, ObjectNode graph) {
    graph.put("uid", "lineage").put("name", "process lineage").put("is_directed", true);
    Map<String, HostProcess> nodes = nodes(finding);
    ArrayNode nodeArray = graph.putArray("nodes");
    nodes.values().forEach(node -> node(node, nodeArray.addObject()));
    ArrayNode edges = graph.putArray("edges");
    for (HostProcess node : nodes.values()) {
      edge(node.process(), nodes, edges);
    }
    if (edges.isEmpty()) {
      graph.remove("edges");
    }
  }

  private static Map<String, HostProcess> nodes(Finding finding) {
    Map<String, HostProcess> nodes = new LinkedHashMap<>();
    for (Evidence evidence : finding.evidence()) {
      String host = evidence.event().host();
      add(host, evidence.process(), nodes);
      evidence.ancestors().forEach(ancestor -> add(host, ancestor, nodes));
    }
    return nodes;
  }

  private static void add(String host, ProcessNode node, Map<String, HostProcess> nodes) {
    nodes.putIfAbsent(node.guid().toString(), new HostProcess(host, node));
  }

  private static void edge(ProcessNode node, Map<String, HostProcess> nodes, ArrayNode edges) {
    String parent = node.parent() == null ? null : node.parent().toString();
    if (parent != null && nodes.containsKey(parent)) {
      edges
          .addObject()
          .put("uid", "e" + edges.size())
          .put("source", parent)
          .put("target", node.guid().toString())
          .put("relation", "started");
    }
  }

  private void node(HostProcess hostProcess, ObjectNode node) {
    ProcessNode process = hostProcess.process();
    node.put("uid", process.guid().toString()).put("type", "process");
    String name = OcsfProcess.fileName(process.image());
    node.put("name", name == null ? "pid " + process.pid() : name);
    if (process.commandLine() != null) {
      node.put("desc", SafeText.of(mask.mask(process.commandLine())));
    }
    facts(hostProcess, node.putObject("data"));
  }

  /** What a tree shows of a process, and OCSF's process entities of an ancestry do not hold. */
  private static void facts(HostProcess hostProcess, ObjectNode facts) {
    ProcessNode process = hostProcess.process();
    facts.put("host", hostProcess.host());
    if (process.pid() != ProcessEvent.UNKNOWN_PID) {
      facts.put("pid", process.pid());
    }
    if (!process.isPlaceholder()) {
      facts.put("created_time", process.start());
    }
    OcsfProcess.text("user", process.user(), facts);
    OcsfProcess.text("integrity", process.integrityLevel(), facts);
  }
}
