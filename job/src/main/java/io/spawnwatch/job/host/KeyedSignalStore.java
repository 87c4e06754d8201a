package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.job.alert.EvidenceSerializer;
import io.spawnwatch.job.wire.ProcessGuidSerializer;
import io.spawnwatch.sequence.Signal;
import io.spawnwatch.sequence.SignalIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Signals in keyed state, an entry a process, with the indexes of the keys used last in memory.
 * Every change is written at once, so a signal costs one put however many its host has; what is in
 * memory can go at any time.
 */
final class KeyedSignalStore implements SignalStore {

  /** About 50 MB. */
  private static final int MAX_CACHED_SIGNALS = 50_000;

  private static final MapStateDescriptor<ProcessGuid, Signal> SIGNALS =
      new MapStateDescriptor<>(
          "signals", ProcessGuidSerializer.INSTANCE, SignalSerializer.INSTANCE);
  private static final MapStateDescriptor<ProcessGuid, List<Evidence>> EVIDENCE =
      new MapStateDescriptor<>(
          "evidence",
          ProcessGuidSerializer.INSTANCE,
          new ListSerializer<>(EvidenceSerializer.INSTANCE));

  private record Cached(SignalIndex index, int weight) {}

  private final Supplier<String> currentKey;
  private final MapState<ProcessGuid, Signal> signals;
  private final MapState<ProcessGuid, List<Evidence>> evidence;
  private final LinkedHashMap<String, Cached> cache = new LinkedHashMap<>(64, 0.75f, true);
  private int cachedSignals;

  /**
   * A store.
   *
   * @param context of a keyed operator
   * @param currentKey its current key
   */
  KeyedSignalStore(RuntimeContext context, Supplier<String> currentKey) {
    this.currentKey = currentKey;
    this.signals = context.getMapState(SIGNALS);
    this.evidence = context.getMapState(EVIDENCE);
  }

  @Override
  public SignalIndex signals() {
    String key = currentKey.get();
    Cached cached = cache.get(key);
    return cached != null ? cached.index : cache(key, read());
  }

  private SignalIndex read() {
    try {
      return SignalIndex.of(signals.values());
    } catch (Exception e) {
      throw failure(e);
    }
  }

  /** An empty index weighs too. */
  private SignalIndex cache(String key, SignalIndex index) {
    Cached now = new Cached(index, index.size() + 1);
    Cached before = cache.put(key, now);
    cachedSignals += now.weight - (before == null ? 0 : before.weight);
    var eldest = cache.entrySet().iterator();
    while (cachedSignals > MAX_CACHED_SIGNALS && cache.size() > 1) {
      cachedSignals -= eldest.next().getValue().weight;
      eldest.remove();
    }
    return index;
  }

  @Override
  public void keep(SignalIndex index) {
    try {
      for (ProcessGuid process : index.takeChanged()) {
        Signal signal = index.get(process);
        if (signal == null) {
          signals.remove(process);
          evidence.remove(process);
        } else {
          signals.put(process, signal);
        }
      }
    } catch (Exception e) {
      throw failure(e);
    }
    cache(currentKey.get(), index);
  }

  @Override
  public List<Evidence> evidence(ProcessGuid process) {
    try {
      List<Evidence> kept = evidence.get(process);
      return kept == null ? List.of() : kept;
    } catch (Exception e) {
      throw failure(e);
    }
  }

  @Override
  public void keep(ProcessGuid process, List<Evidence> kept) {
    try {
      evidence.put(process, kept);
    } catch (Exception e) {
      throw failure(e);
    }
  }

  /** Forgets all signals of the current key. */
  void clear() {
    signals.clear();
    evidence.clear();
    Cached cached = cache.remove(currentKey.get());
    cachedSignals -= cached == null ? 0 : cached.weight;
  }

  private static FlinkRuntimeException failure(Exception e) {
    return new FlinkRuntimeException("signals cannot be read or written", e);
  }
}
