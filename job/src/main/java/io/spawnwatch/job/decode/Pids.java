package io.spawnwatch.job.decode;

import io.spawnwatch.event.ProcessEvent;

/** Numbers of events. */
final class Pids {

  /** No number. */
  static final long NONE = -1;

  private static final int MAX_DIGITS = 18;

  private Pids() {}

  /**
   * A pid, decimal or {@code 0x} hexadecimal.
   *
   * @return {@link ProcessEvent#UNKNOWN_PID} for null, empty and {@code -}
   * @throws MalformedRecord when it is none
   */
  static long parse(String text, String what) throws MalformedRecord {
    if (text == null || text.isEmpty() || text.equals("-")) {
      return ProcessEvent.UNKNOWN_PID;
    }
    return text.startsWith("0x") || text.startsWith("0X")
        ? number(text, 2, 16, what)
        : number(text, 0, 10, what);
  }

  /**
   * A decimal number.
   *
   * @throws MalformedRecord when it is none
   */
  static long decimal(String text, String what) throws MalformedRecord {
    return number(text, 0, 10, what);
  }

  /** A decimal number; {@link #NONE} where it is none: an event tells enough without it. */
  static long decimalOrNone(String text) {
    return number(text, 0, 10);
  }

  private static long number(String text, int from, int radix, String what) throws MalformedRecord {
    long number = number(text, from, radix);
    if (number == NONE) {
      throw new MalformedRecord("the " + what + " is not a number");
    }
    return number;
  }

  private static long number(String text, int from, int radix) {
    if (text.length() <= from || text.length() > MAX_DIGITS) {
      return NONE;
    }
    long number = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), radix);
      if (digit < 0) {
        return NONE;
      }
      number = number * radix + digit;
    }
    return number;
  }
}
