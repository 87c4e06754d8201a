package io.spawnwatch.sequence;

import io.spawnwatch.event.ProcessGuid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The signals of one host, by process and in their order. A process has one signal: what twins and
 * later matches tell of it is united. Bounded per rule; the longest-arrived go first.
 */
public final class SignalIndex {

  /** In the order of arrival. */
  private final Map<ProcessGuid, Signal> byProcess = new LinkedHashMap<>();

  private final TreeMap<SignalOrder, Signal> byOrder = new TreeMap<>();

  /** The signal of a process; null where it has none. */
  public Signal get(ProcessGuid process) {
    return byProcess.get(process);
  }

  /** An index of its own with the same signals. */
  public SignalIndex copy() {
    SignalIndex copy = new SignalIndex();
    byProcess.values().forEach(copy::put);
    return copy;
  }

  /** All signals, longest-arrived first. */
  public Collection<Signal> all() {
    return Collections.unmodifiableCollection(byProcess.values());
  }

  public boolean isEmpty() {
    return byProcess.isEmpty();
  }

  /** The signals whose times lie within both bounds, milliseconds, inclusive; in order. */
  public Collection<Signal> between(long from, long to) {
    return byOrder
        .subMap(
            new SignalOrder(from, "", Long.MIN_VALUE, Long.MIN_VALUE), true,
            new SignalOrder(to + 1, "", Long.MIN_VALUE, Long.MIN_VALUE), false)
        .values();
  }

  /**
   * Adds a signal, or unites it with the one that its process has: rules of both, the earlier
   * order, the newer values.
   *
   * @return the signal as it stands now
   */
  public Signal put(Signal signal) {
    Signal known = byProcess.get(signal.process());
    Signal united = known == null ? signal : unite(known, signal);
    if (known != null) {
      byOrder.remove(known.order());
    }
    byProcess.put(united.process(), united);
    byOrder.put(united.order(), united);
    return united;
  }

  private static Signal unite(Signal known, Signal other) {
    Set<String> rules = new HashSet<>(known.rules());
    rules.addAll(other.rules());
    SignalOrder order = known.order().compareTo(other.order()) <= 0 ? known.order() : other.order();
    return new Signal(known.process(), order, rules, other.values(), known.reported());
  }

  /** Remembers that the sequence was reported with this process as its last. */
  public void markReported(ProcessGuid process, String sequence) {
    Signal signal = byProcess.get(process);
    Set<String> reported = new HashSet<>(signal.reported());
    reported.add(sequence);
    Signal marked = new Signal(process, signal.order(), signal.rules(), signal.values(), reported);
    byProcess.put(process, marked);
    byOrder.put(marked.order(), marked);
  }

  /**
   * Drops the longest-arrived signals of every rule that has more than so many.
   *
   * @return the processes whose signals were dropped
   */
  public List<ProcessGuid> limit(int perRule) {
    Map<String, Integer> counts = new HashMap<>();
    byProcess.values().forEach(s -> s.rules().forEach(r -> counts.merge(r, 1, Integer::sum)));
    List<ProcessGuid> dropped = new ArrayList<>();
    for (Signal signal : List.copyOf(byProcess.values())) {
      if (signal.rules().stream().anyMatch(rule -> counts.get(rule) > perRule)) {
        signal.rules().forEach(rule -> counts.merge(rule, -1, Integer::sum));
        dropped.add(signal.process());
        remove(signal);
      }
    }
    return dropped;
  }

  /**
   * Drops the signals that no sequence can need any more.
   *
   * @param clock the host's clock, milliseconds
   * @param keep how long a signal with these rules is kept, milliseconds
   * @return the processes whose signals were dropped
   */
  public List<ProcessGuid> expire(long clock, Keep keep) {
    List<ProcessGuid> dropped = new ArrayList<>();
    for (Signal signal : List.copyOf(byProcess.values())) {
      if (signal.time() < clock - keep.millisFor(signal.rules())) {
        dropped.add(signal.process());
        remove(signal);
      }
    }
    return dropped;
  }

  private void remove(Signal signal) {
    byProcess.remove(signal.process());
    byOrder.remove(signal.order());
  }

  /** How long signals are kept. */
  public interface Keep {
    /** Milliseconds for a signal that matched these rules. */
    long millisFor(Set<String> rules);
  }
}
