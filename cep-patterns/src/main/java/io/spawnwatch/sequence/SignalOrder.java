package io.spawnwatch.sequence;

import java.util.Comparator;

/**
 * The place of a signal among those of its host, a function of the event alone and not of its
 * arrival.
 *
 * @param time milliseconds since 1970 UTC, by the host's clock
 * @param channel the event log channel
 * @param recordId the record id within the channel; -1 where unknown
 * @param fingerprint a hash of the record's bytes
 */
public record SignalOrder(long time, String channel, long recordId, long fingerprint)
    implements Comparable<SignalOrder> {

  private static final Comparator<SignalOrder> AT_ONE_TIME =
      Comparator.comparing(SignalOrder::channel)
          .thenComparingLong(SignalOrder::recordId)
          .thenComparingLong(SignalOrder::fingerprint);

  @Override
  public int compareTo(SignalOrder other) {
    // Compared thousands of times a signal on a busy host, and times are seldom equal.
    return time == other.time ? AT_ONE_TIME.compare(this, other) : Long.compare(time, other.time);
  }
}
