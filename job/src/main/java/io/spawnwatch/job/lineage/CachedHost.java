package io.spawnwatch.job.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A host in the cache, with the slots that its events touched. */
final class CachedHost {

  private static final long OWN_BYTES = 2_300;

  private final String name;
  private final HostState state;
  private final List<CachedSlot> dirtySlots = new ArrayList<>();
  private final EndedLeaves endedLeaves = new EndedLeaves();
  private final SlotCount count = new SlotCount();
  private final AncestorCopies copies = new AncestorCopies();
  private SlotMap slots = new SlotMap();
  private LeftSlots left;
  private boolean stateDirty;
  private boolean known;
  private boolean waits;
  private boolean used;
  private int place;
  private long bytes = OWN_BYTES;

  private CachedHost(String name, HostState state, boolean known, LeftSlots left) {
    this.name = name;
    this.state = state;
    this.known = known;
    this.left = left;
  }

  /** A host as it was read, without its slots; null where nothing was. */
  static CachedHost read(String name, HostState read) {
    return read == null
        ? new CachedHost(name, HostState.unheard(), false, LeftSlots.NONE)
        : new CachedHost(name, read.copy(), true, LeftSlots.ANY);
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
    return left == LeftSlots.NONE;
  }

  /** Whether the state may have a slot that is not here. */
  boolean mayHaveLeft(long number) {
    return left.mayHold(number);
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

  /** An event of it came. */
  void use() {
    used = true;
  }

  /** Whether an event of it came since this was last asked. */
  boolean takeUse() {
    boolean taken = used;
    used = false;
    return taken;
  }

  /** Where it stands in the ring. */
  int place() {
    return place;
  }

  void placeIs(int changed) {
    place = changed;
  }

  /** Its slots that are here. */
  SlotMap slots() {
    return slots;
  }

  void add(CachedSlot slot) {
    slots.add(slot);
    bytes += slot.bytes();
  }

  /** Adds those slots of which the state has copies together; null where there are none. */
  void addAncestors(ProcessSlot read) {
    if (read != null) {
      read.nodes().forEach(node -> add(CachedSlot.ofAncestor(node)));
      copies.read(read.nodes().size());
    }
  }

  /** The copies of its long-lived parents in the state. */
  AncestorCopies copies() {
    return copies;
  }

  /** Notes that its state changed in place; true where it did not wait to be written. */
  boolean stateChanged() {
    boolean newly = !stateDirty;
    stateDirty = true;
    known = true;
    return newly;
  }

  /** All of its stored slots were added. */
  void becomesComplete() {
    left = LeftSlots.NONE;
    endedLeaves.clear();
  }

  /** Its slots that left, and that nothing needs once their grace is over. */
  EndedLeaves endedLeaves() {
    return endedLeaves;
  }

  /** All of its slots are here, and only those processes that are needed. */
  void allWereSwept() {
    int[] occupied = {0};
    slots.forEach(slot -> occupied[0] += slot.isEmpty() ? 0 : 1);
    count.begin(occupied[0], state.clock());
  }

  /** How many slots it has, here or not. */
  SlotCount count() {
    return count;
  }

  /** Has only those slots that were used since this was last asked; the state has the others. */
  void leaveUnusedSlots() {
    SlotMap all = slots;
    keepSlots(this::isKept);
    if (slots.size() < all.size()) {
      left = left.with(all);
    }
  }

  private boolean isKept(CachedSlot slot) {
    boolean used = slot.takeUse();
    boolean kept = used || slot.isCopied() || slot.isAncestor() && copies.hasRoomFor(slots);
    if (!kept) {
      slot.leaves();
      if (slot.leafEnd() != Long.MAX_VALUE) {
        endedLeaves.add(slot.number(), slot.leafEnd());
      }
    }
    return kept;
  }

  /** What of the slots that left is still to be written, and now counts as done. */
  List<CachedSlot> takeChangedThatLeft() {
    List<CachedSlot> taken = dirtySlots.stream().filter(CachedSlot::hasLeft).toList();
    dirtySlots.removeIf(CachedSlot::hasLeft);
    return taken;
  }

  /** Has no slots any more without processes, unless the state is still to be told so. */
  void leaveEmptySlots() {
    keepSlots(slot -> !slot.isForgotten());
  }

  private void keepSlots(Predicate<CachedSlot> kept) {
    SlotMap all = slots;
    slots = new SlotMap();
    bytes = OWN_BYTES;
    all.forEach(
        slot -> {
          if (kept.test(slot)) {
            add(slot);
          }
        });
    bytes += endedLeaves.bytes();
  }

  /** Changes one of its slots; true where that makes one more that waits to be written. */
  boolean change(CachedSlot slot, ProcessSlot processes) {
    boolean newly = !slot.isDirty();
    copies.changes(slot);
    bytes -= slot.bytes();
    count.add(slot.isEmpty() ? 0 : -1);
    slot.change(processes);
    count.add(slot.isEmpty() ? 0 : 1);
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
