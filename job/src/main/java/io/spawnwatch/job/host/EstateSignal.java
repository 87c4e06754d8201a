package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.sequence.EstateGroup;
import io.spawnwatch.sequence.Signal;
import java.util.List;

/**
 * A signal on its way from the host stage to a group of an estate-wide sequence.
 *
 * @param key a hash of sequence and group, 36 characters: the key of the estate stage
 * @param group sequence and group
 * @param signal with the values that the sequence joins and counts by
 * @param evidence what it rests on, the signal's own process last
 */
public record EstateSignal(String key, EstateGroup group, Signal signal, List<Evidence> evidence) {

  /** To which it moves the group's clock; a host's clock that runs ahead moves no other's. */
  long clockTime() {
    boolean ahead = evidence.get(evidence.size() - 1).event().isClockAhead();
    return ahead ? Long.MIN_VALUE : signal.time();
  }
}
