package io.spawnwatch.job.decode;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Chooses the time at which an event happened from those that a record tells. */
final class EventTimes {

  private static final long QUARTER_HOUR = 15 * 60 * 1000L;

  /** No zone of the earth is further from UTC. */
  private static final long LARGEST_OFFSET = 14 * 60 * 60 * 1000L;

  private EventTimes() {}

  /**
   * When the event happened.
   *
   * @param draft the record
   * @param zone the declared zone of its source's local times; null where none is
   * @return milliseconds since 1970 UTC, or {@link TimeText#NONE}
   */
  static long of(Draft draft, ZoneId zone) {
    long utc = TimeText.parse(draft.get(RawField.UTC_TIME));
    if (utc == TimeText.NONE) {
      utc = TimeText.parse(draft.get(RawField.SYSTEM_TIME));
    }
    if (utc != TimeText.NONE) {
      return utc;
    }
    // The Z of OSSEM's TimeCreated is false: the time is local.
    long created = TimeText.parse(draft.get(RawField.TIME_CREATED));
    if (created != TimeText.NONE) {
      boolean absolute = zone == null || TimeText.tellsOffset(draft.get(RawField.TIME_CREATED));
      return absolute ? created : toUtc(created, zone);
    }
    long local = TimeText.parse(draft.get(RawField.EVENT_TIME));
    if (local != TimeText.NONE) {
      return TimeText.tellsOffset(draft.get(RawField.EVENT_TIME))
          ? local
          : zone == null ? local - collectorOffset(draft) : toUtc(local, zone);
    }
    long generated = TimeText.parse(draft.get(RawField.TIME_GENERATED));
    return generated != TimeText.NONE ? generated : TimeText.parse(draft.get(RawField.TIMESTAMP));
  }

  /**
   * NXLog writes EventTime and EventReceivedTime in the collector's zone, and what ships it stamps
   * its arrival in UTC a moment later: their difference, to the quarter of an hour, is the offset.
   */
  private static long collectorOffset(Draft draft) {
    long received = TimeText.parse(draft.get(RawField.EVENT_RECEIVED_TIME));
    long arrived = TimeText.parse(draft.get(RawField.TIMESTAMP));
    if (received == TimeText.NONE || arrived == TimeText.NONE) {
      return 0;
    }
    long offset = Math.round((double) (received - arrived) / QUARTER_HOUR) * QUARTER_HOUR;
    return Math.abs(offset) <= LARGEST_OFFSET ? offset : 0;
  }

  private static long toUtc(long local, ZoneId zone) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC);
    return time.atZone(zone).toInstant().toEpochMilli();
  }
}
