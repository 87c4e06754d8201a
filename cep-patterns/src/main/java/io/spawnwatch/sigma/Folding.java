package io.spawnwatch.sigma;

/** Case folding of single UTF-16 units, the same wherever two texts are compared without case. */
final class Folding {

  private static final char[] FOLDED = new char[Character.MAX_VALUE + 1];

  static {
    for (int c = 0; c < FOLDED.length; c++) {
      FOLDED[c] = Character.toLowerCase(Character.toUpperCase((char) c));
    }
  }

  private Folding() {}

  /** The unit that stands for all its case variants; surrogates stay as they are. */
  static char fold(char c) {
    return FOLDED[c];
  }

  /** Whether the part stands in the text at that place. */
  static boolean matchesAt(String text, int at, String part, boolean cased) {
    if (at < 0 || at + part.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < part.length(); i++) {
      if (!equal(text.charAt(at + i), part.charAt(i), cased)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the part stands in the text anywhere. */
  static boolean contains(String text, String part, boolean cased) {
    for (int at = 0; at + part.length() <= text.length(); at++) {
      if (matchesAt(text, at, part, cased)) {
        return true;
      }
    }
    return false;
  }

  /** Whether two units are the same, or the same but for case. */
  static boolean equal(char a, char b, boolean cased) {
    return a == b || !cased && FOLDED[a] == FOLDED[b];
  }
}
