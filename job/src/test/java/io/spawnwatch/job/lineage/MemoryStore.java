package io.spawnwatch.job.lineage;

import java.util.HashMap;
import java.util.Map;

/** One host's lineage in memory. */
final class MemoryStore implements LineageStore {

  private final Map<Long, ProcessSlot> slots = new HashMap<>();
  private final HostState host = HostState.unheard();

  @Override
  public ProcessSlot get(long slot) {
    return slots.getOrDefault(slot, ProcessSlot.EMPTY);
  }

  @Override
  public void put(long slot, ProcessSlot processes) {
    slots.put(slot, processes);
  }

  @Override
  public HostState host() {
    return host;
  }

  @Override
  public void hostChanged() {
    // It is kept as it is.
  }

  Map<Long, ProcessSlot> slots() {
    return slots;
  }

  /** Sweeps, and tells how many processes are left. */
  int sweep(LineageSettings settings) {
    SlotMap all = new SlotMap();
    slots.forEach((number, processes) -> all.add(new CachedSlot(number, processes)));
    LineageSweep sweep = new LineageSweep(settings, host, all);
    slots.replaceAll((slot, processes) -> sweep.swept(processes));
    return slots.values().stream().mapToInt(slot -> slot.nodes().size()).sum();
  }
}
