package io.spawnwatch.job.lineage;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * A bounded cache in front of the keyed state: hosts in order of use, each with the processes that
 * its events touched. Changes are written when a host leaves the cache, when too many wait, and
 * before a checkpoint, so a process that several events touch is written once. Writing another
 * host's changes sets the current key and restores it.
 */
public final class CachedLineageStore implements LineageStore {

  /** So that the flush before a checkpoint stays short: 16,384 puts take about a tenth second. */
  private static final int MAX_DIRTY = 16_384;

  private final MapState<Long, ProcessSlot> slots;
  private final ValueState<HostState> hosts;
  private final Consumer<String> setCurrentKey;
  private final long maxBytes;
  private final LinkedHashMap<String, CachedHost> cache = new LinkedHashMap<>(64, 0.75f, true);

  /** Hosts with changes that wait, those that wait longest first; and some written since. */
  private final ArrayDeque<CachedHost> waiting = new ArrayDeque<>();

  private CachedHost current;
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
    if (current != null && current.name().equals(host)) {
      return false;
    }
    current = cache.get(host);
    if (current == null) {
      current = CachedHost.read(host, load());
      cache.put(host, current);
      bytes += current.bytes();
    }
    shrink();
    return !current.isKnown();
  }

  private HostState load() {
    try {
      return hosts.value();
    } catch (Exception e) {
      throw new FlinkRuntimeException("the state of a host cannot be read", e);
    }
  }

  @Override
  public HostState host() {
    return current.state();
  }

  @Override
  public void putHost(HostState host) {
    awaitWrite(current.change(host));
  }

  @Override
  public ProcessSlot get(long slot) {
    CachedSlot cached = current.slot(slot);
    if (cached != null) {
      return cached.processes();
    }
    return current.isComplete() ? ProcessSlot.EMPTY : add(slot, read(slot)).processes();
  }

  private CachedSlot add(long slot, ProcessSlot read) {
    CachedSlot added = new CachedSlot(slot, read);
    current.add(added);
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
    CachedSlot cached = current.slot(slot);
    if (cached == null) {
      cached = add(slot, current.isComplete() ? null : read(slot));
    }
    long before = current.bytes();
    boolean newly = current.change(cached, processes);
    bytes += current.bytes() - before;
    awaitWrite(newly);
  }

  private void awaitWrite(boolean newly) {
    dirty += newly ? 1 : 0;
    if (current.beginsToWait()) {
      waiting.add(current);
    }
    if (dirty > MAX_DIRTY) {
      writeUntil(MAX_DIRTY / 2);
    }
  }

  /** Hosts longest unused leave first; the current one stays. */
  private void shrink() {
    if (bytes <= maxBytes) {
      return;
    }
    Iterator<CachedHost> eldest = cache.values().iterator();
    while (bytes > maxBytes && cache.size() > 1) {
      CachedHost host = eldest.next();
      if (host != current) {
        write(host);
        bytes -= host.bytes();
        eldest.remove();
      }
    }
    setCurrentKey.accept(current.name());
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
    if (current != null) {
      setCurrentKey.accept(current.name());
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
    write(current);
    try {
      Map<Long, ProcessSlot> before = current.isComplete() ? current.processes() : stored();
      LineageSweep sweep = new LineageSweep(settings, current.state(), before);
      HostState swept = current.state().withProcesses(sweep.size());
      hosts.update(swept.copy());
      bytes -= current.bytes();
      current.refill(swept);
      bytes += current.bytes();
      for (Map.Entry<Long, ProcessSlot> entry : before.entrySet()) {
        replace(entry.getKey(), entry.getValue(), sweep.swept(entry.getValue()));
      }
      leaveIfCrowded();
      return new Swept(sweep.size(), sweep.excess());
    } catch (Exception e) {
      throw new FlinkRuntimeException("processes of a host cannot be swept", e);
    }
  }

  private Map<Long, ProcessSlot> stored() throws Exception {
    Map<Long, ProcessSlot> stored = new HashMap<>();
    slots.entries().forEach(entry -> stored.put(entry.getKey(), entry.getValue()));
    return stored;
  }

  /** Where room is short, a whole host must not take that of many others' latest processes. */
  private void leaveIfCrowded() {
    if (bytes > maxBytes) {
      bytes -= current.bytes();
      current.leaveSlots();
      bytes += current.bytes();
    }
  }

  private void replace(long slot, ProcessSlot before, ProcessSlot after) throws Exception {
    if (after.nodes().isEmpty()) {
      slots.remove(slot);
      return;
    }
    if (after.nodes().size() < before.nodes().size()) {
      slots.put(slot, after);
    }
    add(slot, after);
  }

  /**
   * Whether the current host's clock has stood still for so long; asked once a sweep.
   *
   * @param now the wall clock, milliseconds
   * @param bound milliseconds
   */
  public boolean isSilent(long now, long bound) {
    putHost(current.state().observedAt(now));
    return now - current.state().silentSince() > bound;
  }

  /** Forgets that the current host was ever heard of. */
  public void forget() {
    slots.clear();
    hosts.clear();
    dirty -= current.writes();
    // It may stand among those that wait, and must not be written again.
    current.written();
    bytes -= current.bytes();
    cache.remove(current.name());
    current = null;
  }
}
