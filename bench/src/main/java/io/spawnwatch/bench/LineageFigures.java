package io.spawnwatch.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a run of the lineage came to, from the end of its warm-up on.
 *
 * @param events measured
 * @param cpuNanos of the whole process
 * @param wallNanos of the run
 * @param asked how often the lineage asked for a slot, and changed one
 * @param slots calls to the state of processes
 * @param hosts calls to the state of hosts
 * @param copies calls to the state of ancestors
 * @param stalls of the flushes before checkpoints, CPU nanoseconds of their thread
 * @param sweeps hosts swept
 * @param stateBytes RocksDB's files in the end
 */
record LineageFigures(
    long events,
    long cpuNanos,
    long wallNanos,
    StateCalls asked,
    StateCalls slots,
    StateCalls hosts,
    StateCalls copies,
    List<Long> stalls,
    long sweeps,
    long stateBytes) {

  double cpuMicros() {
    return cpuNanos / 1e3 / events;
  }

  /** Of the slots asked for, those that the state was not asked for. */
  double hitRate() {
    return asked.reads() == 0 ? 0 : 1 - (double) slots.reads() / asked.reads();
  }

  double anEvent(long count) {
    return (double) count / events;
  }

  /** Milliseconds of the longest flush. */
  double longestStallMillis() {
    return stalls.isEmpty() ? 0 : Collections.max(stalls) / 1e6;
  }

  double medianStallMillis() {
    List<Long> sorted = new ArrayList<>(stalls);
    Collections.sort(sorted);
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2) / 1e6;
  }
}
