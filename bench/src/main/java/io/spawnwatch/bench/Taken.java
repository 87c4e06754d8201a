package io.spawnwatch.bench;

/**
 * What the process had taken when slots began to measure, and when they ended; nanoseconds.
 *
 * @param cpuBefore CPU time at the first beginning
 * @param cpuAfter CPU time at the last end
 * @param wallBefore wall clock at the first beginning
 * @param wallAfter wall clock at the last end
 */
record Taken(long cpuBefore, long cpuAfter, long wallBefore, long wallAfter) {

  /** As of now, nothing yet. */
  static Taken begun() {
    long cpu = Measurement.cpuNanos();
    long wall = System.nanoTime();
    return new Taken(cpu, cpu, wall, wall);
  }

  /** Until now. */
  Taken ended() {
    return new Taken(cpuBefore, Measurement.cpuNanos(), wallBefore, System.nanoTime());
  }

  /** From the earlier beginning to the later end. */
  Taken with(Taken other) {
    return new Taken(
        Math.min(cpuBefore, other.cpuBefore),
        Math.max(cpuAfter, other.cpuAfter),
        Math.min(wallBefore, other.wallBefore),
        Math.max(wallAfter, other.wallAfter));
  }

  long cpuNanos() {
    return cpuAfter - cpuBefore;
  }

  long wallNanos() {
    return wallAfter - wallBefore;
  }
}
