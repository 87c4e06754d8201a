package io.spawnwatch.job.lineage;

/**
 * Sysmon's process guids hold the second of the process's creation: bytes 4 to 7, of which the guid
 * writes the lower half first. So in 1,766 of 1,766 events of the corpus.
 */
final class SysmonGuids {

  private static final int BARE_LENGTH = 36;

  /** Sysmon came in 2014; what says less is no time, but some other tool's random guid. */
  private static final int FIRST_SECOND = 1_388_534_400;

  private static final long SECOND_MILLIS = 1_000;

  private SysmonGuids() {}

  /** Seconds since 1970; 0 where the guid does not tell. */
  static int startSecond(String bare) {
    if (bare.length() != BARE_LENGTH) {
      return 0;
    }
    int second = hex(bare, 14) << 16 | hex(bare, 9);
    return second >= FIRST_SECOND ? second : 0;
  }

  private static int hex(String text, int from) {
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return 0;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /**
   * Whether a process that was created then can be the one of the guid.
   *
   * @param bare null where no guid is known: then it can
   * @param sameCommand whether both command lines are known, and one
   */
  static boolean allows(String bare, long start, boolean sameCommand) {
    int second = bare == null ? 0 : startSecond(bare);
    return second == 0 || isNear(second, start, sameCommand);
  }

  /**
   * Whether a start can be in that second, by another clock reading. Unless the command lines
   * agree, the next process of the pid is likelier than a late reading: then a second more is too
   * much, but for a start that is cut to the second.
   */
  static boolean isNear(int second, long start, boolean sameCommand) {
    long skew = sameCommand ? SECOND_MILLIS : LineageSettings.skew(start, start);
    long slack = Math.min(skew, SECOND_MILLIS);
    long begin = second * SECOND_MILLIS;
    return start >= begin - slack && start < begin + SECOND_MILLIS + slack;
  }
}
