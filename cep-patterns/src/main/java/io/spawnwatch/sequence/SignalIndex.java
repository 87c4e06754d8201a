package io.spawnwatch.sequence;

import io.spawnwatch.event.ProcessGuid;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The signals of one host, or of one estate group: by process, and of each rule in their order. A
 * process has one signal: what twins and later matches tell of it is united. Bounded per rule; the
 * longest-arrived go first. Remembers which signals changed, so that only those are written.
 */
public final class SignalIndex {

  private final Map<ProcessGuid, IndexedSignal> byProcess = new HashMap<>();
  private final Map<String, RuleSignals> byRule = new HashMap<>();
  private Set<ProcessGuid> changed = new HashSet<>();
  private long arrivals;

  /**
   * The index of signals that stood in one before.
   *
   * @param stored in any order
   */
  public static SignalIndex of(Iterable<Signal> stored) {
    SignalIndex index = new SignalIndex();
    for (Signal signal : stored) {
      index.add(signal);
      index.arrivals = Math.max(index.arrivals, signal.arrival());
    }
    index.changed.clear();
    return index;
  }

  /** The signal of a process; null where it has none. */
  public Signal get(ProcessGuid process) {
    IndexedSignal indexed = byProcess.get(process);
    return indexed == null ? null : indexed.signal();
  }

  /** All signals, longest-arrived first. */
  public List<Signal> all() {
    return byProcess.values().stream()
        .map(IndexedSignal::signal)
        .sorted(Comparator.comparingLong(Signal::arrival))
        .toList();
  }

  /** How many signals there are. */
  public int size() {
    return byProcess.size();
  }

  public boolean isEmpty() {
    return byProcess.isEmpty();
  }

  /** How many signals the rules have, one that has several of them counted with each. */
  int count(List<String> rules) {
    int count = 0;
    for (String rule : rules) {
      count += byRule.getOrDefault(rule, RuleSignals.NONE).size();
    }
    return count;
  }

  /** Whether each of the rules has a signal. */
  boolean hasAll(List<String> rules) {
    for (String rule : rules) {
      if (!byRule.containsKey(rule)) {
        return false;
      }
    }
    return true;
  }

  /** The rule's signals whose times lie within both bounds, milliseconds, inclusive; in order. */
  List<Signal> between(String rule, long from, long to) {
    return byRule.getOrDefault(rule, RuleSignals.NONE).between(from, to);
  }

  /**
   * Adds a signal, or unites it with the one that its process has.
   *
   * @return the signal as it stands now
   */
  public Signal put(Signal signal) {
    IndexedSignal known = byProcess.get(signal.process());
    return known == null
        ? add(signal.arrivedAs(++arrivals))
        : change(known, known.signal().united(signal));
  }

  /**
   * Remembers that the sequence was reported with this process as its last, and makes that one a
   * signal of the sequence: others refer to it.
   */
  public Signal addCompleted(ProcessGuid process, String sequence) {
    IndexedSignal known = byProcess.get(process);
    return change(known, known.signal().reportedAs(sequence).withRule(sequence));
  }

  /** Remembers that the sequence was reported with this process as its last. */
  public Signal markReported(ProcessGuid process, String sequence) {
    IndexedSignal known = byProcess.get(process);
    return change(known, known.signal().reportedAs(sequence));
  }

  /** Forgets the signal of a process. */
  public void remove(ProcessGuid process) {
    IndexedSignal known = byProcess.remove(process);
    if (known != null) {
      known.signal().rules().forEach(rule -> removeFrom(rule, known));
      changed.add(process);
    }
  }

  /**
   * Takes a rule from the longest-arrived of its signals until no more than so many have it.
   *
   * @return from how many
   */
  public int limit(Collection<String> rules, int perRule) {
    int dropped = 0;
    for (String rule : rules) {
      while (byRule.getOrDefault(rule, RuleSignals.NONE).size() > perRule) {
        takeRule(byRule.get(rule).longestArrived(), rule);
        dropped++;
      }
    }
    return dropped;
  }

  /**
   * Takes from signals the rules for which no sequence can need them any more.
   *
   * @param rules those to look at
   * @param clock the clock of the host or group, milliseconds
   * @param keep how long a signal with a rule is kept, milliseconds
   */
  public void expire(Collection<String> rules, long clock, ToLongFunction<String> keep) {
    for (String rule : List.copyOf(rules)) {
      long before = clock - keep.applyAsLong(rule);
      while (byRule.containsKey(rule) && byRule.get(rule).earliest().time() < before) {
        takeRule(byRule.get(rule).earliest(), rule);
      }
    }
  }

  /** The rules of all signals. */
  public Set<String> rules() {
    return byRule.keySet();
  }

  private void takeRule(Signal signal, String rule) {
    if (signal.rules().size() == 1) {
      remove(signal.process());
    } else {
      change(byProcess.get(signal.process()), signal.withoutRule(rule));
    }
  }

  private Signal add(Signal signal) {
    IndexedSignal indexed = new IndexedSignal(signal);
    byProcess.put(signal.process(), indexed);
    signal.rules().forEach(rule -> addTo(rule, indexed));
    changed.add(signal.process());
    return signal;
  }

  private Signal change(IndexedSignal indexed, Signal now) {
    Signal before = indexed.signal();
    boolean moves = !before.order().equals(now.order());
    for (String rule : before.rules()) {
      if (moves || !now.rules().contains(rule)) {
        removeFrom(rule, indexed);
      }
    }
    indexed.become(now);
    for (String rule : now.rules()) {
      if (moves || !before.rules().contains(rule)) {
        addTo(rule, indexed);
      }
    }
    changed.add(now.process());
    return now;
  }

  private void addTo(String rule, IndexedSignal indexed) {
    byRule.computeIfAbsent(rule, r -> new RuleSignals()).add(indexed);
  }

  private void removeFrom(String rule, IndexedSignal indexed) {
    RuleSignals signals = byRule.get(rule);
    signals.remove(indexed);
    if (signals.size() == 0) {
      byRule.remove(rule);
    }
  }

  /** The processes whose signals changed or went since this was last asked. */
  public Set<ProcessGuid> takeChanged() {
    Set<ProcessGuid> taken = changed;
    changed = new HashSet<>();
    return taken;
  }
}
