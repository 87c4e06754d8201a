package io.spawnwatch.sequence;

import io.spawnwatch.event.ProcessGuid;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The signals of one rule, in their order and in that of their arrival. */
final class RuleSignals {

  /** Of a rule without any. */
  static final RuleSignals NONE = new RuleSignals();

  private final TreeSet<Signal> inOrder = new TreeSet<>(Signal.IN_ORDER);
  private final TreeMap<Long, Signal> byArrival = new TreeMap<>();

  void add(Signal signal) {
    inOrder.add(signal);
    byArrival.put(signal.arrival(), signal);
  }

  void remove(Signal signal) {
    inOrder.remove(signal);
    byArrival.remove(signal.arrival());
  }

  int size() {
    return inOrder.size();
  }

  Signal longestArrived() {
    return byArrival.firstEntry().getValue();
  }

  Signal earliest() {
    return inOrder.first();
  }

  SortedSet<Signal> between(long from, long to) {
    return Collections.unmodifiableSortedSet(inOrder.subSet(bound(from), bound(to + 1)));
  }

  /** Before every signal of that time. */
  private static Signal bound(long time) {
    return new Signal(
        new ProcessGuid(Long.MIN_VALUE, Long.MIN_VALUE),
        new SignalOrder(time, "", Long.MIN_VALUE, Long.MIN_VALUE),
        0,
        Set.of(),
        Map.of(),
        List.of(),
        Set.of());
  }
}
