package io.spawnwatch.job.lineage;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/**
 * A bounded cache in front of the keyed state: hosts, each with the processes that its events
 * touched. Changes are written when a host leaves the cache, when too many wait, and before a
 * checkpoint, so a process that several events touch is written once. Writing another host's
 * changes sets the current key and restores it.
 */
public final class CachedLineageStore implements LineageStore {

  /** So that the flush before a checkpoint stays short: so many puts take about a tenth second. */
  private static final int MAX_DIRTY = 49_152;

  private final LineageState keyed;
  private final Consumer<String> setCurrentKey;
  private final long maxBytes;
  private final HostRing cache = new HostRing();

  /** Hosts with changes that wait, those that wait longest first; and some written since. */
  private final ArrayDeque<CachedHost> waiting = new ArrayDeque<>();

  private long bytes;
  private int dirty;

  /**
   * A cache.
   *
   * @param keyed what lies behind it
   * @param setCurrentKey sets its key
   * @param maxBytes of heap, about
   */
  public CachedLineageStore(LineageState keyed, Consumer<String> setCurrentKey, long maxBytes) {
    this.keyed = keyed;
    this.setCurrentKey = setCurrentKey;
    this.maxBytes = maxBytes;
  }

  /**
   * Makes a host the current one, whose key is the current key already.
   *
   * @return whether nothing was known of it
   */
  public boolean enter(String host) {
    if (!cache.enter(host)) {
      cache.add(keyed.read(host));
      bytes += current().bytes();
    }
    shrink();
    return !current().isKnown();
  }

  private CachedHost current() {
    return cache.current();
  }

  @Override
  public HostState host() {
    return current().state();
  }

  @Override
  public void hostChanged() {
    awaitWrite(current().stateChanged());
  }

  @Override
  public ProcessSlot get(long slot) {
    CachedSlot cached = find(slot);
    return cached == null ? ProcessSlot.EMPTY : cached.use().processes();
  }

  @Override
  public ProcessSlot creators(long slot) {
    CachedSlot cached = find(slot);
    if (cached == null) {
      return ProcessSlot.EMPTY;
    }
    cached.lookedAtAsCreator();
    return cached.use().processes();
  }

  /** Null where the host has no such slot. */
  private CachedSlot find(long slot) {
    CachedSlot cached = current().slots().get(slot);
    boolean isLeft = cached == null && current().mayHaveLeft(slot);
    return isLeft ? add(slot, keyed.read(slot)) : cached;
  }

  private CachedSlot add(long slot, ProcessSlot read) {
    boolean leaf = read == null || current().endedLeaves().remove(slot);
    CachedSlot added = new CachedSlot(slot, read, leaf);
    current().add(added);
    bytes += added.bytes();
    return added;
  }

  @Override
  public void put(long slot, ProcessSlot processes) {
    CachedSlot found = find(slot);
    change(found == null ? add(slot, null).use() : found, processes);
  }

  private void change(CachedSlot slot, ProcessSlot processes) {
    long before = current().bytes();
    boolean newly = current().change(slot, processes);
    bytes += current().bytes() - before;
    awaitWrite(newly);
  }

  private void awaitWrite(boolean newly) {
    dirty += newly ? 1 : 0;
    if (current().beginsToWait()) {
      waiting.add(current());
    }
    if (dirty > MAX_DIRTY) {
      writeUntil(MAX_DIRTY / 2);
    }
  }

  /** What was not used since it was last looked at leaves; the current host stays. */
  private void shrink() {
    if (bytes <= maxBytes) {
      return;
    }
    while (bytes > maxBytes && cache.size() > 1) {
      visit(cache.next());
    }
    setCurrentKey.accept(current().name());
  }

  /** First its processes, then the host itself: most of an estate's hosts find room without. */
  private void visit(CachedHost host) {
    int before = host.slots().size();
    boolean used = host.takeUse();
    leaveUnusedSlots(host);
    if (!used && host.slots().size() == before) {
      leave(host);
    }
  }

  /** Those that were not used since this was last done; what is to be written of them is. */
  private void leaveUnusedSlots(CachedHost host) {
    int before = host.writes();
    resize(host, CachedHost::leaveUnusedSlots);
    List<CachedSlot> changed = host.takeChangedThatLeft();
    if (!changed.isEmpty()) {
      setCurrentKey.accept(host.name());
      keyed.write(changed);
    }
    dirty -= before - host.writes();
  }

  private void resize(CachedHost host, Consumer<CachedHost> change) {
    bytes -= host.bytes();
    change.accept(host);
    bytes += host.bytes();
  }

  private void leave(CachedHost host) {
    write(host);
    if (host.copies().lack(host.slots())) {
      copyAncestors(host);
    }
    drop(host);
  }

  private void copyAncestors(CachedHost host) {
    setCurrentKey.accept(host.name());
    keyed.writeAncestors(host.copies().take(host.slots()));
  }

  private void drop(CachedHost host) {
    bytes -= host.bytes();
    cache.remove(host);
    // Queues are not searched for each host that leaves.
    if (waiting.size() > 2 * cache.size()) {
      waiting.removeIf(CachedHost::endsToWait);
    }
  }

  /** Writes all changes; what is cached stays. */
  public void flush() {
    writeUntil(0);
  }

  private void writeUntil(int bound) {
    while (!waiting.isEmpty() && (dirty > bound || bound == 0)) {
      CachedHost host = waiting.remove();
      write(host);
      host.endsToWait();
    }
    if (current() != null) {
      setCurrentKey.accept(current().name());
    }
  }

  private void write(CachedHost host) {
    if (!host.isDirty()) {
      return;
    }
    setCurrentKey.accept(host.name());
    keyed.write(host.dirtySlots());
    keyed.write(host.state());
    dirty -= host.writes();
    host.written();
    if (host.copies().isStale()) {
      copyAncestors(host);
    }
  }

  /**
   * Removes those of the current host's processes that ended, started none, and are no longer
   * needed; all that are not needed, where that may be many, or has not been done for a day.
   *
   * @return how many stayed and went
   */
  public Swept sweep(LineageSettings settings) {
    HostState host = current().state();
    boolean isDue = current().count().isLookDue(host.clock());
    if (isDue || host.processes() > settings.maxProcesses()) {
      return sweepAll(settings);
    }
    sweepLeaves(host.clock() - settings.exitGrace().toMillis());
    return swept(current().count().now(), 0);
  }

  private void sweepLeaves(long grace) {
    current().endedLeaves().removeBefore(grace, this::removeUnread);
    current().slots().forEach(slot -> sweepLeaf(slot, grace));
  }

  private void removeUnread(long slot) {
    keyed.remove(slot);
    current().count().add(-1);
  }

  private void sweepLeaf(CachedSlot slot, long grace) {
    if (slot.leafEnd() < grace) {
      change(slot, ProcessSlot.EMPTY);
    }
  }

  private Swept swept(int kept, int excess) {
    current().state().processesAre(kept);
    hostChanged();
    resize(current(), CachedHost::leaveEmptySlots);
    return new Swept(kept, excess);
  }

  /**
   * Removes the current host's processes that are no longer needed. The only way that iterates the
   * state, unless all of the host is here; so the cache knows all of it afterwards, if it has room.
   *
   * @return how many stayed and went
   */
  private Swept sweepAll(LineageSettings settings) {
    if (!current().isComplete()) {
      readAll();
    }
    LineageSweep sweep = new LineageSweep(settings, current().state(), current().slots());
    current().slots().forEach(slot -> replace(slot, sweep.swept(slot.processes())));
    current().allWereSwept();
    Swept swept = swept(sweep.size(), sweep.excess());
    leaveIfCrowded();
    return swept;
  }

  /** Slots that are here already are newer, or the same. */
  private void readAll() {
    keyed.forEach(
        (slot, processes) -> {
          if (current().slots().get(slot) == null) {
            add(slot, processes);
          }
        });
    current().becomesComplete();
  }

  private void replace(CachedSlot slot, ProcessSlot swept) {
    if (swept != slot.processes()) {
      change(slot, swept);
    }
  }

  /** Where room is short, a whole host must not take that of many others' latest processes. */
  private void leaveIfCrowded() {
    if (bytes > maxBytes) {
      leaveUnusedSlots(current());
    }
  }

  /**
   * Whether the current host's clock has stood still for so long; asked once a sweep.
   *
   * @param now the wall clock, milliseconds
   * @param bound milliseconds
   */
  public boolean isSilent(long now, long bound) {
    current().state().observedAt(now);
    hostChanged();
    return now - current().state().silentSince() > bound;
  }

  /** Forgets that the current host was ever heard of. */
  public void forget() {
    keyed.clear();
    CachedHost forgotten = current();
    dirty -= forgotten.writes();
    // It may stand among those that wait, and must not be written again.
    forgotten.written();
    drop(forgotten);
  }
}
