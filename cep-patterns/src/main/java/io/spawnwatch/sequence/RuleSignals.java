package io.spawnwatch.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The signals of one rule, in their order, and where they are too many in that of arrival. */
final class RuleSignals {

  /** Of a rule without any. */
  static final RuleSignals NONE = new RuleSignals();

  private final TreeSet<IndexedSignal> inOrder = new TreeSet<>(IndexedSignal.IN_ORDER);

  /** Null until the first is to go: few rules of few hosts ever have so many. */
  private TreeMap<Long, IndexedSignal> byArrival;

  void add(IndexedSignal indexed) {
    inOrder.add(indexed);
    if (byArrival != null) {
      byArrival.put(indexed.signal().arrival(), indexed);
    }
  }

  void remove(IndexedSignal indexed) {
    inOrder.remove(indexed);
    if (byArrival != null) {
      byArrival.remove(indexed.signal().arrival());
    }
  }

  int size() {
    return inOrder.size();
  }

  Signal longestArrived() {
    if (byArrival == null) {
      byArrival = new TreeMap<>();
      inOrder.forEach(indexed -> byArrival.put(indexed.signal().arrival(), indexed));
    }
    return byArrival.firstEntry().getValue().signal();
  }

  Signal earliest() {
    return inOrder.first().signal();
  }

  List<Signal> between(long from, long to) {
    List<Signal> found = new ArrayList<>();
    inOrder.subSet(beginOf(from), beginOf(to + 1)).forEach(indexed -> found.add(indexed.signal()));
    return found;
  }

  private static IndexedSignal beginOf(long time) {
    return new IndexedSignal(Signal.atBeginOf(time));
  }
}
