package io.spawnwatch.job.lineage;

/**
 * When a process ran, milliseconds since 1970 UTC by the host's clock.
 *
 * @param start when it was created; {@link ProcessNode#UNKNOWN} for a placeholder
 * @param known the earliest time at which it is known to have run
 * @param end when it ended, as an exit told; {@link ProcessNode#UNKNOWN} without one
 * @param used when it was last of use, to {@link LineageSettings#USE_GRAIN_MILLIS}: its creation,
 *     or its latest child's
 */
public record Lifetime(long start, long known, long end, long used) {

  /** Of a process whose creation was told. */
  static Lifetime from(long start) {
    return new Lifetime(start, start, ProcessNode.UNKNOWN, start);
  }

  /** Of one that is known to have run then. */
  static Lifetime around(long time) {
    return new Lifetime(ProcessNode.UNKNOWN, time, ProcessNode.UNKNOWN, time);
  }

  /** Of one whose exit alone was told. */
  static Lifetime until(long end) {
    return new Lifetime(ProcessNode.UNKNOWN, end, end, end);
  }

  Lifetime withEnd(long time) {
    return new Lifetime(start, known, time, used);
  }

  /** With a child at that time, to some hours, so that not every child writes its parent anew. */
  Lifetime usedAt(long time) {
    boolean earlier = start == ProcessNode.UNKNOWN && time < known;
    boolean later = time - used >= LineageSettings.USE_GRAIN_MILLIS;
    return earlier || later
        ? new Lifetime(start, earlier ? time : known, end, Math.max(used, time))
        : this;
  }

  /** With the start that became known. */
  Lifetime startedAt(long time) {
    return new Lifetime(time, time, end, Math.max(used, time));
  }

  /** With all times moved: the clock that told them was found to be off. */
  Lifetime shifted(long millis) {
    return new Lifetime(
        moved(start, millis), known + millis, moved(end, millis), moved(used, millis));
  }

  private static long moved(long time, long millis) {
    return time == ProcessNode.UNKNOWN ? time : time + millis;
  }
}
