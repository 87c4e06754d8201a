package io.spawnwatch.job.alert;

/** Attackers' text as every JSON reader takes it: bounded, and without lone surrogates. */
final class SafeText {

  private static final int MAX_LENGTH = 8_192;
  private static final char REPLACEMENT = '\uFFFD';

  private SafeText() {}

  /** The text; null for null. */
  static String of(String text) {
    if (text == null) {
      return null;
    }
    String bounded = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    for (int i = 0; i < bounded.length(); i++) {
      if (isLone(bounded, i)) {
        return replaced(bounded);
      }
    }
    return bounded;
  }

  private static boolean isLone(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  private static String replaced(String text) {
    char[] units = text.toCharArray();
    for (int i = 0; i < units.length; i++) {
      units[i] = isLone(text, i) ? REPLACEMENT : units[i];
    }
    return new String(units);
  }
}
