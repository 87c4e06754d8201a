package io.spawnwatch.job.lineage;

import java.io.Serializable;
import java.time.Duration;
import java.util.Set;

/**
 * How the lineage resolves and keeps processes.
 *
 * @param sessionImages file names, lower case, at which the climb to an activity's root stops
 * @param exitGrace how long a process is kept after its exit
 * @param maxAge how long a process without an exit is kept after its last use
 * @param maxProcesses kept of one host
 * @param maxAncestors filled in for one process
 */
public record LineageSettings(
    Set<String> sessionImages,
    Duration exitGrace,
    Duration maxAge,
    int maxProcesses,
    int maxAncestors)
    implements Serializable {

  /**
   * How far the times of two events may contradict their order: some shippers cut times to the
   * second.
   */
  static final long SKEW_MILLIS = 2_000;

  /** A parent is not written anew for each child, only for the first in so long. */
  static final long USE_GRAIN_MILLIS = 3_600_000;

  /** How far the two providers' times of one creation may lie apart. */
  static final long TWIN_MILLIS = 5_000;
}
