package io.spawnwatch.job.lineage;

import java.util.ArrayList;
import java.util.List;

/** A host in the cache, with the slots that its events touched. */
final class CachedHost {

  private static final long OWN_BYTES = 1_500;

  private final String name;
  private final SlotMap slots = new SlotMap();
  private final List<CachedSlot> dirtySlots = new ArrayList<>();
  private HostState state;
  private boolean stateDirty;
  private boolean stored;
  private long bytes = OWN_BYTES;

  /** A host as it was read; null where nothing was. */
  CachedHost(String name, HostState read) {
    this.name = name;
    this.stored = read != null;
    this.state = read == null ? HostState.unheard() : read.copy();
  }

  String name() {
    return name;
  }

  HostState state() {
    return state;
  }

  /** Heap that it takes, about. */
  long bytes() {
    return bytes;
  }

  /** Whether the state has an entry for it: else nothing needs to be looked for there. */
  boolean isStored() {
    return stored;
  }

  boolean isDirty() {
    return stateDirty || !dirtySlots.isEmpty();
  }

  CachedSlot slot(long number) {
    return slots.get(number);
  }

  void add(CachedSlot slot) {
    slots.add(slot);
    bytes += slot.bytes();
  }

  void change(HostState changed) {
    state = changed;
    stateDirty = true;
  }

  /** Changes one of its slots; true where that makes one more that waits to be written. */
  boolean change(CachedSlot slot, ProcessSlot processes) {
    boolean newly = !slot.isDirty();
    bytes -= slot.bytes();
    slot.change(processes);
    bytes += slot.bytes();
    if (newly) {
      dirtySlots.add(slot);
    }
    return newly;
  }

  /** Those that wait to be written. */
  List<CachedSlot> dirtySlots() {
    return dirtySlots;
  }

  /** The state has it as it is now. */
  void written() {
    dirtySlots.forEach(CachedSlot::written);
    dirtySlots.clear();
    stateDirty = false;
    stored = true;
  }
}
