package io.spawnwatch.job.lineage;

import java.util.List;

/**
 * The processes of a pid in the cache. What decides whether it stays is reckoned when they change:
 * later they are in none of the CPU's caches.
 */
final class CachedSlot {

  private static final long OWN_BYTES = 100;
  private static final long NODE_BYTES = 300;

  private final long number;
  private ProcessSlot processes;
  private long bytes;
  private long end;
  private boolean alone;
  private boolean dirty;
  private boolean stored;
  private boolean used;
  private boolean leaf;
  private boolean ancestor;
  private boolean copied;
  private boolean left;

  /** A slot as it was read; null where nothing was. */
  CachedSlot(long number, ProcessSlot read) {
    this(number, read, read == null);
  }

  /**
   * A slot.
   *
   * @param read as it was read; null where nothing was
   * @param leaf whether none of its processes was ever looked for as a creator
   */
  CachedSlot(long number, ProcessSlot read, boolean leaf) {
    this.number = number;
    this.leaf = leaf;
    this.stored = read != null;
    processesAre(read == null ? ProcessSlot.EMPTY : read);
  }

  private void processesAre(ProcessSlot changed) {
    List<ProcessNode> nodes = changed.nodes();
    processes = changed;
    bytes = heapOf(changed);
    end = endOf(nodes);
    alone = nodes.size() == 1 && Creators.slotOf(nodes.get(0)) == number;
  }

  private static long endOf(List<ProcessNode> nodes) {
    long last = nodes.isEmpty() ? Long.MAX_VALUE : Long.MIN_VALUE;
    for (ProcessNode node : nodes) {
      last = node.hasEnd() ? Math.max(last, node.end()) : Long.MAX_VALUE;
    }
    return last;
  }

  /** A slot of a single process, as it was read among the host's ancestors. */
  static CachedSlot ofAncestor(ProcessNode read) {
    ProcessSlot processes = ProcessSlot.EMPTY.with(read);
    CachedSlot slot = new CachedSlot(Creators.slotOf(read), processes, false);
    slot.ancestor = true;
    slot.copied = true;
    return slot;
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

  /** It is no longer in the cache. */
  void leaves() {
    left = true;
  }

  boolean hasLeft() {
    return left;
  }

  /** It was looked at for the creator of a process. */
  void lookedAtAsCreator() {
    leaf = false;
    ancestor = true;
  }

  /**
   * Whether it is likely to be looked at for creators again: it was, and has not ended since. Of
   * several processes of a pid none is.
   */
  boolean isAncestor() {
    return ancestor && alone;
  }

  /** Whether the stored ancestors have a copy of it, which must not grow old. */
  boolean isCopied() {
    return copied;
  }

  void copiedIs(boolean changed) {
    copied = changed;
  }

  /**
   * When the last of its processes ended, none of which started another; {@link Long#MAX_VALUE}
   * where there is none, one runs, or one may have started another.
   */
  long leafEnd() {
    return leaf ? end : Long.MAX_VALUE;
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

  /** Whether it holds nothing, and the state neither. */
  boolean isForgotten() {
    return isEmpty() && !stored;
  }

  void change(ProcessSlot changed) {
    processesAre(changed);
    dirty = true;
    ancestor &= !isEmpty() && !changed.nodes().get(0).hasEnd();
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
