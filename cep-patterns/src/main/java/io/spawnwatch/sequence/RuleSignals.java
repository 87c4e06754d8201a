package io.spawnwatch.sequence;

import java.util.Collections;
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
    return Collections.unmodifiableSortedSet(
        inOrder.subSet(Signal.atBeginOf(from), Signal.atBeginOf(to + 1)));
  }
}
