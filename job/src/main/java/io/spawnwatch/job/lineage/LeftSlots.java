package io.spawnwatch.job.lineage;

/**
 * Which slots of a host the state may hold and the cache does not: a Bloom filter (Bloom, CACM
 * 1970), so that a pid which is new need not be looked for.
 */
final class LeftSlots {

  /** The cache has all of them. */
  static final LeftSlots NONE = new LeftSlots(new long[] {0});

  /** The cache does not know. */
  static final LeftSlots ANY = new LeftSlots(new long[] {-1});

  private static final int BITS_A_SLOT = 24;
  private static final int PROBES = 4;

  private final long[] bits;

  private LeftSlots(long[] bits) {
    this.bits = bits;
  }

  /** These, and those of the cache, which are going to leave it. */
  LeftSlots with(SlotMap slots) {
    LeftSlots left = this == NONE ? new LeftSlots(new long[words(slots.size())]) : this;
    if (this != ANY) {
      slots.forEach(slot -> left.add(slot.number()));
    }
    return left;
  }

  private static int words(int slots) {
    return Integer.highestOneBit(slots * BITS_A_SLOT / Long.SIZE + 1) * 2;
  }

  private void add(long number) {
    long hash = hash(number);
    for (int i = 0; i < PROBES; i++) {
      bits[word(hash, i)] |= bit(hash, i);
    }
  }

  /** Whether the state may hold the slot; false is certain. */
  boolean mayHold(long number) {
    long hash = hash(number);
    for (int i = 0; i < PROBES; i++) {
      if ((bits[word(hash, i)] & bit(hash, i)) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Pids are multiples of four, and slots of guids are hashes: mixed, both spread. */
  private static long hash(long number) {
    long mixed = number * 0x9e3779b97f4a7c15L;
    return mixed ^ mixed >>> 32;
  }

  private int word(long hash, int probe) {
    return (int) (hash >>> 24 + probe * 8) & bits.length - 1;
  }

  private static long bit(long hash, int probe) {
    return 1L << (hash >>> probe * 6);
  }
}
