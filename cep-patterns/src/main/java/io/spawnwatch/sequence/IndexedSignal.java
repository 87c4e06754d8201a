package io.spawnwatch.sequence;

import java.util.Comparator;

/**
 * The place of a process's signal in an index. Most of what is learnt of a signal leaves it where
 * it stands, so that the orders of its rules need not be made anew.
 */
final class IndexedSignal {

  static final Comparator<IndexedSignal> IN_ORDER =
      Comparator.comparing(IndexedSignal::signal, Signal.IN_ORDER);

  private Signal signal;

  IndexedSignal(Signal signal) {
    this.signal = signal;
  }

  /** The signal as it is known now. */
  Signal signal() {
    return signal;
  }

  /** Takes in what is known now; the order only while it stands under no rule. */
  void become(Signal known) {
    signal = known;
  }
}
