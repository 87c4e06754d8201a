package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessGuid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which processes of a host are no longer needed. Ended ones go after the grace, unused
 * ones after the age; but an ancestor of one that stays, stays.
 */
final class LineageSweep {

  private final LineageSettings settings;
  private final HostState host;
  private final Map<ProcessGuid, ProcessNode> all = new HashMap<>();
  private final Set<ProcessGuid> kept = new HashSet<>();

  LineageSweep(LineageSettings settings, HostState host, Map<Long, ProcessSlot> slots) {
    this.settings = settings;
    this.host = host;
    slots.values().forEach(slot -> slot.nodes().forEach(node -> all.put(node.guid(), node)));
    newestFirst().stream()
        .filter(this::isNeeded)
        .limit(settings.maxProcesses())
        .forEach(this::keep);
  }

  private List<ProcessNode> newestFirst() {
    List<ProcessNode> nodes = new ArrayList<>(all.values());
    nodes.sort(Comparator.comparingLong(ProcessNode::used).reversed());
    return nodes;
  }

  private boolean isNeeded(ProcessNode node) {
    long clock = host.clock();
    boolean ended =
        node.end() != ProcessNode.UNKNOWN && node.end() < clock - settings.exitGrace().toMillis();
    boolean bootedSince = host.bootedBetween(node.used(), clock - settings.exitGrace().toMillis());
    return !ended && !bootedSince && node.used() >= clock - settings.maxAge().toMillis();
  }

  private void keep(ProcessNode node) {
    ProcessNode next = node;
    for (int depth = 0; next != null && depth <= settings.maxAncestors(); depth++) {
      kept.add(next.guid());
      next = next.parent() == null ? null : all.get(next.parent());
    }
  }

  /** How many processes stay. */
  int size() {
    return kept.size();
  }

  /** The slot without the processes that go. */
  ProcessSlot swept(ProcessSlot slot) {
    return new ProcessSlot(slot.nodes().stream().filter(n -> kept.contains(n.guid())).toList());
  }
}
