package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of one pid of a host: the one that runs, and former ones that are still needed.
 *
 * @param nodes newest first; a placeholder lies where its first child puts it
 */
public record ProcessSlot(List<ProcessNode> nodes) {

  /** No process yet. */
  static final ProcessSlot EMPTY = new ProcessSlot(List.of());

  /** The slot of a process whose pid no event told, by Sysmon's guid: below any pid. */
  static long ofGuid(String sysmonGuid) {
    long hash = 0;
    for (int i = 0; i < sysmonGuid.length(); i++) {
      hash = hash * 1_099_511_628_211L + sysmonGuid.charAt(i);
    }
    return hash | Long.MIN_VALUE;
  }

  /** Where the process is found: by its pid, else by its guid; -1 where neither is known. */
  static long of(long pid, String sysmonGuid) {
    if (pid != ProcessEvent.UNKNOWN_PID) {
      return pid;
    }
    return sysmonGuid == null ? ProcessEvent.UNKNOWN_PID : ofGuid(sysmonGuid);
  }

  /** The process of that id; null where it is not here. */
  ProcessNode find(ProcessGuid guid) {
    for (ProcessNode node : nodes) {
      if (node.guid().equals(guid)) {
        return node;
      }
    }
    return null;
  }

  /** The slot with a process added, or replaced by its new form. */
  ProcessSlot with(ProcessNode node) {
    List<ProcessNode> changed = new ArrayList<>(nodes.size() + 1);
    for (ProcessNode other : nodes) {
      if (!other.guid().equals(node.guid())) {
        changed.add(other);
      }
    }
    int at = 0;
    while (at < changed.size() && changed.get(at).known() > node.known()) {
      at++;
    }
    changed.add(at, node);
    return new ProcessSlot(List.copyOf(changed));
  }

  /** The slot without a process. */
  ProcessSlot without(ProcessNode node) {
    return new ProcessSlot(nodes.stream().filter(other -> !other.equals(node)).toList());
  }

  /**
   * The slot with a creation added, whose pid no other process can have had: it ends the older ones
   * and is ended by the next newer one.
   */
  ProcessSlot withCreation(ProcessNode creation) {
    List<ProcessNode> changed = new ArrayList<>(nodes.size() + 1);
    ProcessNode closed = creation;
    for (ProcessNode other : nodes) {
      if (other.guid().equals(creation.guid())) {
        continue;
      }
      boolean newer = other.known() > creation.known();
      if (newer && !other.isPlaceholder() && isOpenAt(closed, other.start())) {
        closed = closed.withEnd(other.start());
      }
      changed.add(
          !newer && isOpenAt(other, creation.start()) ? other.withEnd(creation.start()) : other);
    }
    return new ProcessSlot(List.copyOf(changed)).with(closed);
  }

  private static boolean isOpenAt(ProcessNode node, long time) {
    return node.end() == ProcessNode.UNKNOWN || node.end() > time;
  }
}
