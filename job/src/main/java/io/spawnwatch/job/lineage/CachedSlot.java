package io.spawnwatch.job.lineage;

/** The processes of a pid in the cache. */
final class CachedSlot {

  private static final long OWN_BYTES = 100;
  private static final long NODE_BYTES = 300;

  private final long number;
  private ProcessSlot processes;
  private long bytes;
  private boolean dirty;
  private boolean stored;
  private boolean used;

  /** A slot as it was read; null where nothing was. */
  CachedSlot(long number, ProcessSlot read) {
    this.number = number;
    this.stored = read != null;
    this.processes = read == null ? ProcessSlot.EMPTY : read;
    this.bytes = heapOf(processes);
  }

  long number() {
    return number;
  }

  ProcessSlot processes() {
    return processes;
  }

  /** An event asked for it. */
  CachedSlot use() {
    used = true;
    return this;
  }

  /** Whether an event asked for it since this was last asked. */
  boolean takeUse() {
    boolean taken = used;
    used = false;
    return taken;
  }

  boolean isEmpty() {
    return processes.nodes().isEmpty();
  }

  /** Heap that it takes, about. */
  long bytes() {
    return bytes;
  }

  /** Whether it holds what the state does not. */
  boolean isDirty() {
    return dirty;
  }

  /** Whether the state has an entry for it. */
  boolean isStored() {
    return stored;
  }

  void change(ProcessSlot changed) {
    processes = changed;
    bytes = heapOf(changed);
    dirty = true;
  }

  /** The state has it as it is now. */
  void written() {
    dirty = false;
    stored = !isEmpty();
  }

  private static long heapOf(ProcessSlot processes) {
    long sum = OWN_BYTES;
    for (ProcessNode node : processes.nodes()) {
      sum += NODE_BYTES + length(node.commandLine()) + length(node.image());
    }
    return sum;
  }

  private static long length(String text) {
    return text == null ? 0 : text.length();
  }
}
