package io.spawnwatch.job.lineage;

import java.time.Duration;

/** How many slots of a host hold processes, from when all of them were last looked at on. */
final class SlotCount {

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /** More that came and did not go as {@link EndedLeaves} are worth a look at all. */
  private static final int MANY = 64;

  private long lookedAt = ProcessNode.UNKNOWN;
  private int then;
  private int now;

  /** All were looked at. */
  void begin(int slots, long clock) {
    lookedAt = clock;
    then = slots;
    now = slots;
  }

  /** One got its first process (1), or lost its last (-1). */
  void add(int more) {
    now += more;
  }

  int now() {
    return now;
  }

  /** Whether many may be there that nothing needs, as far as it is known here. */
  boolean isLookDue(long clock) {
    return lookedAt == ProcessNode.UNKNOWN
        || clock - lookedAt > DAY_MILLIS
        || now - then > MANY + then / 2
        || now == 0;
  }
}
