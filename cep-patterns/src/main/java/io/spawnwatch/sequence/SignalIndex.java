package io.spawnwatch.sequence;

import io.spawnwatch.event.ProcessGuid;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.ToLongFunction;

/**
 * The signals of one host, or of one estate group: by process, and of each rule in their order. A
 * process has one signal: what twins and later matches tell of it is united. Bounded per rule; the
 * longest-arrived go first. Remembers which signals changed, so that only those are written.
 */
public final class SignalIndex {

  private final Map<ProcessGuid, Signal> byProcess = new HashMap<>();
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
      index.replace(null, signal);
      index.arrivals = Math.max(index.arrivals, signal.arrival());
    }
    index.changed.clear();
    return index;
  }

  /** The signal of a process; null where it has none. */
  public Signal get(ProcessGuid process) {
    return byProcess.get(process);
  }

  /** All signals, longest-arrived first. */
  public List<Signal> all() {
    return byProcess.values().stream().sorted(Comparator.comparingLong(Signal::arrival)).toList();
  }

  /** How many signals there are. */
  public int size() {
    return byProcess.size();
  }

  public boolean isEmpty() {
    return byProcess.isEmpty();
  }

  /** Whether any signal has the rule. */
  boolean has(String rule) {
    return byRule.containsKey(rule);
  }

  /** The rule's signals whose times lie within both bounds, milliseconds, inclusive; in order. */
  public SortedSet<Signal> between(String rule, long from, long to) {
    return byRule.getOrDefault(rule, RuleSignals.NONE).between(from, to);
  }

  /**
   * Adds a signal, or unites it with the one that its process has.
   *
   * @return the signal as it stands now
   */
  public Signal put(Signal signal) {
    Signal known = byProcess.get(signal.process());
    Signal now = known == null ? signal.arrivedAs(++arrivals) : known.united(signal);
    replace(known, now);
    return now;
  }

  /** Adds a rule, or a sequence that was completed, to those of a process. */
  public Signal addRule(ProcessGuid process, String rule) {
    Signal known = byProcess.get(process);
    Signal now = known.withRule(rule);
    replace(known, now);
    return now;
  }

  /** Remembers that the sequence was reported with this process as its last. */
  public void markReported(ProcessGuid process, String sequence) {
    Signal known = byProcess.get(process);
    replace(known, known.reportedAs(sequence));
  }

  /** Forgets the signal of a process. */
  public void remove(ProcessGuid process) {
    Signal known = byProcess.get(process);
    if (known != null) {
      replace(known, null);
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
    Signal fewer = signal.withoutRule(rule);
    replace(signal, fewer.rules().isEmpty() ? null : fewer);
  }

  private void replace(Signal before, Signal after) {
    if (before != null) {
      before.rules().forEach(rule -> remove(before, rule));
      byProcess.remove(before.process());
      changed.add(before.process());
    }
    if (after != null) {
      after.rules().forEach(r -> byRule.computeIfAbsent(r, x -> new RuleSignals()).add(after));
      byProcess.put(after.process(), after);
      changed.add(after.process());
    }
  }

  private void remove(Signal signal, String rule) {
    RuleSignals signals = byRule.get(rule);
    signals.remove(signal);
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
