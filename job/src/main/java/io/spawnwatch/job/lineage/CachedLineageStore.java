package io.spawnwatch.job.lineage;

import java.util.function.Consumer;

/**
 * A bounded cache in front of the keyed state: hosts, each with the processes that its events
 * touched. Changes are written when a host leaves the cache, when too many wait, and before a
 * checkpoint, so a process that several events touch is written once. Writing another host's
 * changes sets the current key and restores it.
 */
public final class CachedLineageStore implements LineageStore {

  private final LineageState keyed;
  private final Consumer<String> setCurrentKey;
  private final long maxBytes;
  private final HostRing cache = new HostRing();
  private final WriteBehind writes;
  private long bytes;

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
    this.writes = new WriteBehind(keyed, setCurrentKey);
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
    writes.await(current(), current().stateChanged());
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
    writes.await(current(), newly);
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
    resize(host, CachedHost::leaveUnusedSlots);
    writes.writeLeft(host);
  }

  private void resize(CachedHost host, Consumer<CachedHost> change) {
    bytes -= host.bytes();
    change.accept(host);
    bytes += host.bytes();
  }

  private void leave(CachedHost host) {
    writes.writeAll(host);
    drop(host);
  }

  private void drop(CachedHost host) {
    bytes -= host.bytes();
    cache.remove(host);
    writes.left(cache.size());
  }

  /** Writes all changes; what is cached stays. */
  public void flush() {
    writes.flush();
    if (current() != null) {
      setCurrentKey.accept(current().name());
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
    writes.forget(current());
    drop(current());
  }
}
