package io.spawnwatch.job.lineage;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * A bounded cache in front of the keyed state: hosts, each with the processes that its events
 * touched. Changes are written when a host leaves the cache, when too many wait, and before a
 * checkpoint, so a process that several events touch is written once. Writing another host's
 * changes sets the current key and restores it.
 */
public final class CachedLineageStore implements LineageStore {

  /** So that the flush before a checkpoint stays short: so many puts take about a tenth second. */
  private static final int MAX_DIRTY = 49_152;

  private final MapState<Long, ProcessSlot> slots;
  private final ValueState<HostState> hosts;
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
   * @param slots keyed state of processes
   * @param hosts keyed state of what is known of a host
   * @param setCurrentKey sets the key of both
   * @param maxBytes of heap, about
   */
  public CachedLineageStore(
      MapState<Long, ProcessSlot> slots,
      ValueState<HostState> hosts,
      Consumer<String> setCurrentKey,
      long maxBytes) {
    this.slots = slots;
    this.hosts = hosts;
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
      load(host);
    }
    shrink();
    return !current().isKnown();
  }

  private void load(String host) {
    try {
      cache.add(CachedHost.read(host, hosts.value()));
    } catch (Exception e) {
      throw new FlinkRuntimeException("the state of a host cannot be read", e);
    }
    bytes += current().bytes();
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
    CachedSlot cached = current().slots().get(slot);
    if (cached == null && current().mayHaveLeft(slot)) {
      cached = add(slot, read(slot));
    }
    return cached == null ? ProcessSlot.EMPTY : cached.use().processes();
  }

  private CachedSlot add(long slot, ProcessSlot read) {
    CachedSlot added = new CachedSlot(slot, read);
    current().add(added);
    bytes += added.bytes();
    return added;
  }

  private ProcessSlot read(long slot) {
    try {
      return slots.get(slot);
    } catch (Exception e) {
      throw new FlinkRuntimeException("processes of a host cannot be read", e);
    }
  }

  @Override
  public void put(long slot, ProcessSlot processes) {
    CachedSlot cached = current().slots().get(slot);
    if (cached == null) {
      cached = add(slot, current().mayHaveLeft(slot) ? read(slot) : null).use();
    }
    change(cached, processes);
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
    write(host);
    if (host.takeUse() || !host.slots().isEmpty()) {
      resize(host, CachedHost::leaveUnusedSlots);
    } else {
      leave(host);
    }
  }

  private void resize(CachedHost host, Consumer<CachedHost> change) {
    bytes -= host.bytes();
    change.accept(host);
    bytes += host.bytes();
  }

  private void leave(CachedHost host) {
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
    try {
      for (CachedSlot slot : host.dirtySlots()) {
        write(slot);
      }
      hosts.update(host.state().copy());
    } catch (Exception e) {
      throw new FlinkRuntimeException("processes of a host cannot be written", e);
    }
    dirty -= host.writes();
    host.written();
  }

  private void write(CachedSlot slot) throws Exception {
    if (!slot.processes().nodes().isEmpty()) {
      slots.put(slot.number(), slot.processes());
    } else if (slot.isStored()) {
      slots.remove(slot.number());
    }
  }

  /**
   * Removes the current host's processes that are no longer needed. The only way that iterates the
   * state, unless all of the host is here; so the cache knows all of it afterwards, if it has room.
   *
   * @return how many stayed and went
   */
  public Swept sweep(LineageSettings settings) {
    if (!current().isComplete()) {
      readAll();
    }
    LineageSweep sweep = new LineageSweep(settings, current().state(), current().slots());
    current().slots().forEach(slot -> replace(slot, sweep.swept(slot.processes())));
    current().state().processesAre(sweep.size());
    hostChanged();
    resize(current(), CachedHost::leaveEmptySlots);
    leaveIfCrowded();
    return new Swept(sweep.size(), sweep.excess());
  }

  /** Slots that are here already are newer, or the same. */
  private void readAll() {
    try {
      for (Map.Entry<Long, ProcessSlot> entry : slots.entries()) {
        if (current().slots().get(entry.getKey()) == null) {
          add(entry.getKey(), entry.getValue());
        }
      }
    } catch (Exception e) {
      throw new FlinkRuntimeException("processes of a host cannot be read", e);
    }
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
      write(current());
      resize(current(), CachedHost::leaveUnusedSlots);
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
    slots.clear();
    hosts.clear();
    CachedHost forgotten = current();
    dirty -= forgotten.writes();
    // It may stand among those that wait, and must not be written again.
    forgotten.written();
    leave(forgotten);
  }
}
