package io.spawnwatch.job.lineage;

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

  /** So that the flush before a checkpoint stays short. */
  private static final int MAX_DIRTY = 8_192;

  private final MapState<Long, ProcessSlot> slots;
  private final ValueState<HostState> hosts;
  private final Consumer<String> setCurrentKey;
  private final long maxBytes;
  private final LinkedHashMap<String, CachedHost> cache = new LinkedHashMap<>(64, 0.75f, true);
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
    current = cache.get(host);
    if (current == null) {
      current = new CachedHost(host, load());
      cache.put(host, current);
      bytes += CachedHost.OWN_BYTES;
    }
    if (bytes > maxBytes) {
      shrink();
    }
    return current.state == HostState.NEW;
  }

  private HostState load() {
    try {
      HostState stored = hosts.value();
      return stored == null ? HostState.NEW : stored;
    } catch (Exception e) {
      throw new FlinkRuntimeException("the state of a host cannot be read", e);
    }
  }

  @Override
  public HostState host() {
    return current.state;
  }

  @Override
  public void putHost(HostState host) {
    if (host != current.state) {
      current.state = host;
      markDirty(!current.stateDirty);
      current.stateDirty = true;
    }
  }

  @Override
  public ProcessSlot get(long slot) {
    CachedSlot cached = current.slots.get(slot);
    if (cached == null) {
      ProcessSlot stored = current.isStored ? read(slot) : null;
      cached = new CachedSlot(stored == null ? ProcessSlot.EMPTY : stored, stored != null);
      current.slots.put(slot, cached);
      account(cached.bytes());
    }
    return cached.processes;
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
    get(slot);
    CachedSlot cached = current.slots.get(slot);
    account(-cached.bytes());
    cached.processes = processes;
    account(cached.bytes());
    markDirty(!cached.dirty);
    cached.dirty = true;
  }

  private void account(long change) {
    bytes += change;
    current.bytes += change;
  }

  private void markDirty(boolean newly) {
    dirty += newly ? 1 : 0;
    if (dirty > MAX_DIRTY) {
      flush();
    }
  }

  /** Hosts longest unused leave first; the current one stays. */
  private void shrink() {
    Iterator<CachedHost> eldest = cache.values().iterator();
    while (bytes > maxBytes && cache.size() > 1) {
      CachedHost host = eldest.next();
      if (host != current) {
        write(host);
        bytes -= host.bytes + CachedHost.OWN_BYTES;
        eldest.remove();
      }
    }
    setCurrentKey.accept(current.name);
  }

  /** Writes all changes; what is cached stays. */
  public void flush() {
    for (CachedHost host : cache.values()) {
      write(host);
    }
    dirty = 0;
    if (current != null) {
      setCurrentKey.accept(current.name);
    }
  }

  private void write(CachedHost host) {
    if (!host.stateDirty && host.slots.values().stream().noneMatch(slot -> slot.dirty)) {
      return;
    }
    setCurrentKey.accept(host.name);
    try {
      for (Map.Entry<Long, CachedSlot> entry : host.slots.entrySet()) {
        writeSlot(entry.getKey(), entry.getValue());
      }
      hosts.update(host.state);
    } catch (Exception e) {
      throw new FlinkRuntimeException("processes of a host cannot be written", e);
    }
    dirty -= host.stateDirty ? 1 : 0;
    host.stateDirty = false;
    host.isStored = true;
  }

  private void writeSlot(long slot, CachedSlot cached) throws Exception {
    if (!cached.dirty) {
      return;
    }
    if (!cached.processes.nodes().isEmpty()) {
      slots.put(slot, cached.processes);
    } else if (cached.stored) {
      slots.remove(slot);
    }
    cached.stored = !cached.processes.nodes().isEmpty();
    cached.dirty = false;
    dirty--;
  }

  /**
   * Removes the current host's processes that are no longer needed. The only way that iterates the
   * state.
   *
   * @return whether any process is left
   */
  public boolean sweep(LineageSettings settings) {
    write(current);
    try {
      Map<Long, ProcessSlot> before = new HashMap<>();
      slots.entries().forEach(entry -> before.put(entry.getKey(), entry.getValue()));
      LineageSweep sweep = new LineageSweep(settings, current.state, before);
      for (Map.Entry<Long, ProcessSlot> entry : before.entrySet()) {
        replace(entry.getKey(), entry.getValue(), sweep.swept(entry.getValue()));
      }
      current.state = current.state.withProcesses(sweep.size());
      hosts.update(current.state);
      forgetCurrent();
      return sweep.size() > 0;
    } catch (Exception e) {
      throw new FlinkRuntimeException("processes of a host cannot be swept", e);
    }
  }

  private void replace(long slot, ProcessSlot before, ProcessSlot after) throws Exception {
    if (after.nodes().isEmpty()) {
      slots.remove(slot);
    } else if (after.nodes().size() < before.nodes().size()) {
      slots.put(slot, after);
    }
  }

  /**
   * Whether the current host's clock has stood still for so long; asked once a sweep.
   *
   * @param now the wall clock, milliseconds
   * @param bound milliseconds
   */
  public boolean isSilent(long now, long bound) {
    putHost(current.state.observedAt(now));
    return now - current.state.silentSince() > bound;
  }

  /** Forgets that the current host was ever heard of. */
  public void forget() {
    slots.clear();
    hosts.clear();
  }

  private void forgetCurrent() {
    bytes -= current.bytes + CachedHost.OWN_BYTES;
    cache.remove(current.name);
  }

  private static final class CachedHost {
    private static final long OWN_BYTES = 1_500;

    private final String name;
    private final Map<Long, CachedSlot> slots = new HashMap<>();
    private HostState state;
    private boolean stateDirty;
    private boolean isStored;
    private long bytes;

    CachedHost(String name, HostState state) {
      this.name = name;
      this.state = state;
      this.isStored = state != HostState.NEW;
    }
  }

  private static final class CachedSlot {
    private static final long OWN_BYTES = 100;
    private static final long NODE_BYTES = 300;

    private ProcessSlot processes;
    private boolean dirty;
    private boolean stored;

    CachedSlot(ProcessSlot processes, boolean stored) {
      this.processes = processes;
      this.stored = stored;
    }

    long bytes() {
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
}
