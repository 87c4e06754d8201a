package io.spawnwatch.sequence;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timespans as correlation rules write them: a number and a unit, such as {@code 15m}. */
public final class Timespan {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})([smhdwMy])");

  /** Seconds; month and year as in pySigma. */
  private static final Map<String, Long> SECONDS =
      Map.of(
          "s",
          1L,
          "m",
          60L,
          "h",
          3_600L,
          "d",
          86_400L,
          "w",
          604_800L,
          "M",
          2_629_746L,
          "y",
          31_556_952L);

  /** State is kept as long: beyond, a unit was mistaken, and its milliseconds overflow. */
  private static final Duration MOST = Duration.ofDays(3_653);

  private Timespan() {}

  /** The duration, at most ten years; empty where the text is none. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches()
        ? Optional.of(
                Duration.ofSeconds(
                    Long.parseLong(matcher.group(1)) * SECONDS.get(matcher.group(2))))
            .filter(timespan -> timespan.compareTo(MOST) <= 0)
        : Optional.empty();
  }
}
