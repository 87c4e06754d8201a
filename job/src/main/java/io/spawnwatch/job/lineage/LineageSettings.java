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

  /** How long after its creator's exit a child may be created. */
  static final long AFTER_EXIT_MILLIS = 2_000;

  private static final long SECOND_MILLIS = 1_000;
  private static final long CLOCK_MILLIS = 300;

  /**
   * How far the times of two events may contradict their order: some shippers cut times to the
   * second, and two providers do not read the clock at once.
   */
  static long skew(long time, long other) {
    boolean cut = time % SECOND_MILLIS == 0 || other % SECOND_MILLIS == 0;
    return cut ? SECOND_MILLIS + CLOCK_MILLIS : CLOCK_MILLIS;
  }

  /**
   * With so many processes, a host is swept before its hour: a fork bomb starts thousands a second.
   */
  public int sweepsEarlyAbove() {
    return maxProcesses + maxProcesses / 4;
  }

  /** A parent is not written anew for each child, only for the first in so long. */
  static final long USE_GRAIN_MILLIS = Duration.ofHours(6).toMillis();

  /** How far the two providers' times of one creation, or of one exit, may lie apart. */
  static final long TWIN_MILLIS = 3_000;

  /**
   * The same where their command lines or creators differ: one of the times is cut to the second.
   */
  static final long DOUBTFUL_TWIN_MILLIS = 1_100;

  /** For so long after a placeholder's first child, its children are counted. */
  static final long ORPHAN_MILLIS = 600_000;
}
