package io.spawnwatch.job.lineage;

import java.util.function.Consumer;

/**
 * The cached slots of a host by number. Open addressing: every event asks for several, and boxed
 * keys were a tenth of the host stage's time. Entries are never removed one by one.
 */
final class SlotMap {

  private static final int FIRST_CAPACITY = 16;

  private CachedSlot[] table = new CachedSlot[FIRST_CAPACITY];
  private int size;

  /** The slot of that number; null where it is not cached. */
  CachedSlot get(long number) {
    return table[place(table, number)];
  }

  /** The processes of that number; none where it is not cached. */
  ProcessSlot processes(long number) {
    CachedSlot slot = get(number);
    return slot == null ? ProcessSlot.EMPTY : slot.processes();
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** Adds a slot whose number is not there yet. */
  void add(CachedSlot slot) {
    if (++size > table.length / 2) {
      grow();
    }
    table[place(table, slot.number())] = slot;
  }

  /** Does something with each, in no order; none may be added meanwhile. */
  void forEach(Consumer<CachedSlot> action) {
    for (CachedSlot slot : table) {
      if (slot != null) {
        action.accept(slot);
      }
    }
  }

  private void grow() {
    CachedSlot[] larger = new CachedSlot[table.length * 2];
    forEach(slot -> larger[place(larger, slot.number())] = slot);
    table = larger;
  }

  private static int place(CachedSlot[] table, long number) {
    int mask = table.length - 1;
    // Pids are multiples of four, and guid slots are hashes: the high bits of a product serve both.
    int place = (int) (number * 0x9e3779b97f4a7c15L >>> 40) & mask;
    while (table[place] != null && table[place].number() != number) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
