package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessGuid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which processes of a host are no longer needed. Ended ones go after the grace, unused
 * ones after the age; but an ancestor of one that stays, stays. Of more than a host may have, the
 * ended ones go first, then those unused for longest.
 */
final class LineageSweep {

  /** A process, and when it ended as far as its pid's other processes tell too. */
  private record Aged(ProcessNode node, long end) {

    boolean hasEnded(long clock) {
      return end < clock;
    }
  }

  private final LineageSettings settings;
  private final HostState host;
  private final Map<Long, ProcessSlot> slots;
  private final Creators creators;
  private final Set<ProcessGuid> kept = new HashSet<>();
  private int excess;

  LineageSweep(LineageSettings settings, HostState host, Map<Long, ProcessSlot> slots) {
    this.settings = settings;
    this.host = host;
    this.slots = slots;
    this.creators = new Creators(new Known(host, slots));
    runningFirst().forEach(this::keep);
  }

  private List<Aged> runningFirst() {
    List<Aged> needed = new ArrayList<>();
    for (ProcessSlot slot : slots.values()) {
      for (ProcessNode node : slot.nodes()) {
        Aged aged = new Aged(node, PidTimeline.endOf(slot, node));
        if (isNeeded(aged)) {
          needed.add(aged);
        }
      }
    }
    needed.sort(
        Comparator.comparing((Aged aged) -> aged.hasEnded(host.clock()))
            .thenComparing(aged -> aged.node().life().used(), Comparator.reverseOrder()));
    return needed;
  }

  private boolean isNeeded(Aged aged) {
    long grace = host.clock() - settings.exitGrace().toMillis();
    long used = aged.node().life().used();
    return aged.end() >= grace
        && !host.bootedBetween(used, grace)
        && used >= host.clock() - settings.maxAge().toMillis();
  }

  /** Keeps the process and its ancestors, nearest first, as long as there is room. */
  private void keep(Aged aged) {
    ProcessNode next = aged.node();
    for (int depth = 0; next != null && depth <= settings.maxAncestors(); depth++) {
      if (kept.size() == settings.maxProcesses() && !kept.contains(next.guid())) {
        excess += depth == 0 ? 1 : 0;
        return;
      }
      kept.add(next.guid());
      next = creators.of(next);
    }
  }

  /** How many processes stay. */
  int size() {
    return kept.size();
  }

  /** How many go only because the host has too many. */
  int excess() {
    return excess;
  }

  /** The slot without the processes that go. */
  ProcessSlot swept(ProcessSlot slot) {
    return new ProcessSlot(slot.nodes().stream().filter(n -> kept.contains(n.guid())).toList());
  }

  private record Known(HostState host, Map<Long, ProcessSlot> slots) implements ProcessLookup {

    @Override
    public ProcessSlot get(long slot) {
      return slots.getOrDefault(slot, ProcessSlot.EMPTY);
    }
  }
}
