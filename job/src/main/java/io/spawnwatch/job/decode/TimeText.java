package io.spawnwatch.job.decode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as Windows events and their shippers write them: {@code 2020-06-09 22:51:04}, with {@code
 * T} instead of the space, with one to nine digits of a second, with {@code Z}, an offset such as
 * {@code +02:00}, or neither; and seconds or milliseconds since 1970.
 */
final class TimeText {

  /** Not a time. */
  static final long NONE = Long.MIN_VALUE;

  private static final int DATE_LENGTH = 10;
  private static final int SECONDS_LENGTH = 19;
  private static final int EPOCH_SECONDS_DIGITS = 10;
  private static final int EPOCH_MILLIS_DIGITS = 13;
  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d\\d):?(\\d\\d)$");

  private TimeText() {}

  /**
   * Milliseconds since 1970, by the offset that the text tells, else as if its clock were UTC;
   * {@link #NONE} where the text is no time.
   */
  static long parse(String text) {
    if (text == null) {
      return NONE;
    }
    if (isEpoch(text)) {
      return Long.parseLong(text) * (text.length() == EPOCH_SECONDS_DIGITS ? 1_000 : 1);
    }
    long clock = clock(text);
    return clock == NONE ? NONE : clock - offset(text);
  }

  /** Whether the text leaves no doubt about its zone; a {@code Z} does: some pipelines lie. */
  static boolean tellsOffset(String text) {
    return text != null && (isEpoch(text) || clock(text) != NONE && hasOffset(text));
  }

  private static boolean isEpoch(String text) {
    return (text.length() == EPOCH_SECONDS_DIGITS || text.length() == EPOCH_MILLIS_DIGITS)
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Cheap, for most texts end in a Z or a digit of the second. */
  private static boolean hasOffset(String text) {
    return text.length() > SECONDS_LENGTH
        && (text.indexOf('+', SECONDS_LENGTH) > 0 || text.indexOf('-', SECONDS_LENGTH) > 0);
  }

  private static long offset(String text) {
    if (!hasOffset(text)) {
      return 0;
    }
    Matcher matcher = OFFSET.matcher(text);
    if (!matcher.find()) {
      return 0;
    }
    long minutes = Integer.parseInt(matcher.group(2)) * 60L + Integer.parseInt(matcher.group(3));
    return (matcher.group(1).equals("-") ? -minutes : minutes) * 60_000;
  }

  private static long clock(String text) {
    if (text.length() < SECONDS_LENGTH || !hasSeparators(text)) {
      return NONE;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, 19);
    boolean valid =
        year >= 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= 31
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second <= 60;
    if (!valid) {
      return NONE;
    }
    long seconds =
        daysSince1970(year, month, day) * 86_400L + hour * 3_600L + minute * 60L + second;
    return seconds * 1_000 + millis(text);
  }

  private static boolean hasSeparators(String text) {
    char between = text.charAt(DATE_LENGTH);
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && (between == 'T' || between == ' ')
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static long millis(String text) {
    if (text.length() <= SECONDS_LENGTH || text.charAt(SECONDS_LENGTH) != '.') {
      return 0;
    }
    int millis = 0;
    int scale = 100;
    for (int i = SECONDS_LENGTH + 1; i < text.length() && scale > 0; i++, scale /= 10) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return millis;
      }
      millis += digit * scale;
    }
    return millis;
  }

  /** Days of the proleptic Gregorian calendar (Hinnant, "chrono-compatible date algorithms"). */
  private static long daysSince1970(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }
}
