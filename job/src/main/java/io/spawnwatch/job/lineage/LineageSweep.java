package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessGuid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private final Creators creators;

  /** By the least number of generations to one that is needed. */
  private final Map<ProcessGuid, Integer> kept = new HashMap<>();

  private final List<Aged> needed = new ArrayList<>();
  private int processes;
  private int excess;

  LineageSweep(LineageSettings settings, HostState host, SlotMap slots) {
    this.settings = settings;
    this.host = host;
    this.creators = new Creators(new Known(host, slots));
    slots.forEach(slot -> take(slot.processes()));
    if (processes > settings.maxProcesses()) {
      sortRunningFirst();
    }
    needed.forEach(this::keep);
  }

  private void take(ProcessSlot slot) {
    for (ProcessNode node : slot.nodes()) {
      processes++;
      Aged aged = new Aged(node, PidTimeline.endOf(slot, node));
      if (isNeeded(aged)) {
        needed.add(aged);
      }
    }
  }

  private void sortRunningFirst() {
    needed.sort(
        Comparator.comparing((Aged aged) -> aged.hasEnded(host.clock()))
            .thenComparing(aged -> aged.node().life().used(), Comparator.reverseOrder()));
  }

  private boolean isNeeded(Aged aged) {
    long grace = host.clock() - settings.exitGrace().toMillis();
    long used = aged.node().life().used();
    return aged.end() >= grace
        && !host.bootedBetween(used, grace)
        && used >= host.clock() - settings.maxAge().toMillis() - LineageSettings.USE_GRAIN_MILLIS;
  }

  /** Keeps the process and its ancestors, nearest first, as long as there is room. */
  private void keep(Aged aged) {
    ProcessNode next = aged.node();
    for (int depth = 0; next != null && depth <= settings.maxAncestors(); depth++) {
      Integer before = kept.get(next.guid());
      if (before != null && before <= depth) {
        return;
      }
      if (before == null && kept.size() == settings.maxProcesses()) {
        excess += depth == 0 ? 1 : 0;
        return;
      }
      kept.put(next.guid(), depth);
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

  /** The slot without the processes that go; the same where all stay. */
  ProcessSlot swept(ProcessSlot slot) {
    for (ProcessNode node : slot.nodes()) {
      if (!kept.containsKey(node.guid())) {
        return new ProcessSlot(
            slot.nodes().stream()
                .filter(other -> kept.containsKey(other.guid()))
                .map(other -> PidTimeline.closed(slot, other))
                .toList());
      }
    }
    return slot;
  }

  private record Known(HostState host, SlotMap slots) implements ProcessLookup {

    @Override
    public ProcessSlot get(long slot) {
      return slots.processes(slot);
    }
  }
}
