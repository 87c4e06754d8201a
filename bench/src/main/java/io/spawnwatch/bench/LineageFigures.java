package io.spawnwatch.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run of the lineage came to, from the end of its warm-up on.
 *
 * @param events measured
 * @param taken by the whole process
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
    Taken taken,
    StateCalls asked,
    StateCalls slots,
    StateCalls hosts,
    StateCalls copies,
    List<Long> stalls,
    long sweeps,
    long stateBytes) {

  /** Of two slots of one run. */
  LineageFigures with(LineageFigures other) {
    return new LineageFigures(
        events + other.events,
        taken.with(other.taken),
        asked.with(other.asked),
        slots.with(other.slots),
        hosts.with(other.hosts),
        copies.with(other.copies),
        Stream.concat(stalls.stream(), other.stalls.stream()).toList(),
        sweeps + other.sweeps,
        stateBytes + other.stateBytes);
  }

  double cpuMicros() {
    return taken.cpuNanos() / 1e3 / events;
  }

  double eventsASecond() {
    return events * 1e9 / taken.wallNanos();
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
