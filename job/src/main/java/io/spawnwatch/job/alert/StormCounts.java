package io.spawnwatch.job.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was published lately, by the hour of event time. Immutable.
 *
 * @param hours at most {@value #MAX_HOURS}, the earliest first
 */
public record StormCounts(List<StormHour> hours) {

  /** Nothing was published. */
  public static final StormCounts NONE = new StormCounts(List.of());

  static final int MAX_HOURS = 4;

  /** The hour of a time; what is older than all that are kept counts to the earliest of them. */
  StormHour at(long time) {
    long begin = Math.floorDiv(time, Storm.HOUR_MILLIS) * Storm.HOUR_MILLIS;
    if (hours.size() == MAX_HOURS && begin < hours.get(0).begin()) {
      return hours.get(0);
    }
    return hours.stream()
        .filter(hour -> hour.begin() == begin)
        .findFirst()
        .orElseGet(() -> StormHour.beginning(begin));
  }

  /** With that hour in the place of its former self. */
  StormCounts with(StormHour changed) {
    List<StormHour> all = new ArrayList<>(hours);
    all.removeIf(hour -> hour.begin() == changed.begin());
    all.add(changed);
    all.sort(Comparator.comparingLong(StormHour::begin));
    return new StormCounts(
        List.copyOf(all.subList(Math.max(0, all.size() - MAX_HOURS), all.size())));
  }
}
