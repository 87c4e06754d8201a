package io.spawnwatch.bench;

/** How often the state backend was called. One thread counts, another reads in the end. */
final class StateCalls {

  private long reads;
  private long writes;

  void read() {
    reads++;
  }

  void write() {
    writes++;
  }

  long reads() {
    return reads;
  }

  long writes() {
    return writes;
  }

  StateCalls with(StateCalls other) {
    StateCalls sum = new StateCalls();
    sum.reads = reads + other.reads;
    sum.writes = writes + other.writes;
    return sum;
  }

  void reset() {
    reads = 0;
    writes = 0;
  }
}
