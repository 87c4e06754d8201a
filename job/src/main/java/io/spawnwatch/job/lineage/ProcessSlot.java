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

  /**
   * The id, or one made of it where a process here has it already: another was first heard of at
   * that time.
   */
  ProcessGuid free(ProcessGuid wanted, long time) {
    ProcessGuid free = wanted;
    while (find(free) != null) {
      free = GuidHash.of(free, time);
    }
    return free;
  }

  /** The slot with the exit of a process as one of its own: it was taken for that process's. */
  ProcessSlot withOnlyExitOf(ProcessNode node) {
    ProcessGuid own = free(GuidHash.of(node.guid(), node.end()), node.end());
    return with(node.onlyItsExit(own));
  }

  /** The slot with a process added, or replaced by its new form. */
  ProcessSlot with(ProcessNode node) {
    if (nodes.isEmpty() || nodes.size() == 1 && nodes.get(0).guid().equals(node.guid())) {
      return new ProcessSlot(List.of(node));
    }
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

  /** How many children of its placeholders were matched without their creator. */
  int orphans() {
    int orphans = 0;
    for (ProcessNode node : nodes) {
      orphans += node.orphans();
    }
    return orphans;
  }

  boolean hasDoubtfulClock() {
    for (ProcessNode node : nodes) {
      if (node.hasDoubtfulClock()) {
        return true;
      }
    }
    return false;
  }

  /** With the times of the Security events corrected that told them before this was learnt. */
  ProcessSlot corrected(long millis) {
    ProcessSlot corrected = EMPTY;
    for (ProcessNode node : nodes) {
      corrected = corrected.with(node.hasDoubtfulClock() ? node.corrected(millis) : node);
    }
    return corrected;
  }
}
