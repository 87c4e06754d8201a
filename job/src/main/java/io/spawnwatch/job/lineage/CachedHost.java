package io.spawnwatch.job.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A host in the cache, with the slots that its events touched. */
final class CachedHost {

  private static final long OWN_BYTES = 1_800;

  private final String name;
  private SlotMap slots = new SlotMap();
  private final List<CachedSlot> dirtySlots = new ArrayList<>();
  private boolean complete;
  private HostState state;
  private boolean stateDirty;
  private boolean known;
  private boolean waits;
  private long bytes = OWN_BYTES;

  private CachedHost(String name, HostState state, boolean known, boolean complete) {
    this.name = name;
    this.state = state;
    this.known = known;
    this.complete = complete;
  }

  /** A host as it was read, without its slots; null where nothing was. */
  static CachedHost read(String name, HostState read) {
    return read == null
        ? new CachedHost(name, HostState.unheard(), false, true)
        : new CachedHost(name, read.copy(), true, false);
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

  /** Whether anything was ever heard of it. */
  boolean isKnown() {
    return known;
  }

  /** Whether all of its slots are here: the state has no others. */
  boolean isComplete() {
    return complete;
  }

  boolean isDirty() {
    return writes() > 0;
  }

  /** How many writes wait. */
  int writes() {
    return dirtySlots.size() + (stateDirty ? 1 : 0);
  }

  /** Whether it has to be put among those that wait to be written, and now counts as there. */
  boolean beginsToWait() {
    boolean begins = !waits;
    waits = true;
    return begins;
  }

  /** Whether it has nothing left to be written; then it no longer counts as there. */
  boolean endsToWait() {
    waits = isDirty();
    return !waits;
  }

  /** The processes of its slots that are here, by the slots' numbers. */
  Map<Long, ProcessSlot> processes() {
    Map<Long, ProcessSlot> processes = new HashMap<>();
    slots
        .all()
        .filter(slot -> !slot.processes().nodes().isEmpty())
        .forEach(slot -> processes.put(slot.number(), slot.processes()));
    return processes;
  }

  CachedSlot slot(long number) {
    return slots.get(number);
  }

  void add(CachedSlot slot) {
    slots.add(slot);
    bytes += slot.bytes();
  }

  /** Notes that its state changed, be it in place; true where it did not wait to be written. */
  boolean change(HostState changed) {
    boolean newly = !stateDirty;
    stateDirty = true;
    state = changed;
    known = true;
    return newly;
  }

  /** Begins anew, with nothing to be written: all of its stored slots are going to be added. */
  void refill(HostState stored) {
    leaveSlots();
    state = stored;
    known = true;
    complete = true;
  }

  /** Has none of its slots any more, which the state has as they are. */
  void leaveSlots() {
    slots = new SlotMap();
    bytes = OWN_BYTES;
    written();
    complete = false;
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
  }
}
