package io.spawnwatch.job.card;

/** The time between two steps, for people. */
final class Gap {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Gap() {}

  /**
   * Such as {@code +340 ms}, {@code +34 s}, {@code +2 min 5 s}, {@code +3 h}; minus where clocks
   * differ.
   */
  static String of(long millis) {
    String sign = millis < 0 ? "−" : "+";
    long span = Math.abs(millis);
    if (span < SECOND) {
      return sign + span + " ms";
    }
    if (span < MINUTE) {
      return sign + span / SECOND + " s";
    }
    if (span < HOUR) {
      return sign + two(span, MINUTE, "min", SECOND, "s");
    }
    return sign
        + (span < DAY ? two(span, HOUR, "h", MINUTE, "min") : two(span, DAY, "d", HOUR, "h"));
  }

  private static String two(long span, long large, String largeName, long small, String smallName) {
    long rest = span % large / small;
    return span / large + " " + largeName + (rest == 0 ? "" : " " + rest + " " + smallName);
  }
}
