package io.spawnwatch.job.host;

import java.time.Duration;

/**
 * After a restore the backlog comes first: timers that fell due while the job was down fire before
 * the first replayed record, unless they are put off.
 *
 * @param end before which nothing that waits is decided, wall clock, milliseconds
 */
record RestoreGrace(long end) {

  private static final Duration GRACE = Duration.ofMinutes(2);

  /** The grace of an operator that opens now. */
  static RestoreGrace of(boolean isRestored, long now) {
    return new RestoreGrace(isRestored ? now + GRACE.toMillis() : Long.MIN_VALUE);
  }

  /** Whether a timer that fires now is put off to the end of the grace. */
  boolean putsOff(long now) {
    return now < end;
  }
}
