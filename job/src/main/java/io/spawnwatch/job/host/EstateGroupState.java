package io.spawnwatch.job.host;

import io.spawnwatch.sequence.EstateGroup;

/**
 * What is known of a group of an estate-wide sequence.
 *
 * @param group the group
 * @param clock the newest time of its signals, by their hosts' clocks, milliseconds
 * @param heard when the last one arrived, by the wall clock, milliseconds
 */
public record EstateGroupState(EstateGroup group, long clock, long heard) {

  /** After one more signal. */
  EstateGroupState after(long time, long now) {
    return new EstateGroupState(group, Math.max(clock, time), now);
  }
}
