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

  /** All units folded; the length stays. */
  static String fold(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = FOLDED[folded[i]];
    }
    return new String(folded);
  }

  /** Whether two units are the same, or the same but for case. */
  static boolean equal(char a, char b, boolean cased) {
    return a == b || !cased && FOLDED[a] == FOLDED[b];
  }
}
