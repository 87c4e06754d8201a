package io.spawnwatch.sigma;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The ASCII characters of a character class, whether case counts or not; any other character may be
 * one.
 */
final class AsciiClass {

  private static final int ASCII = 128;

  private final boolean[] members = new boolean[ASCII];
  private int size;

  private AsciiClass() {}

  /** The class of a text such as {@code [a-f0-9]}; null where it is none. */
  static AsciiClass of(String written) {
    try {
      // Both, for a complement has fewer where case is ignored: [^a] then lacks A as well.
      Pattern cased = Pattern.compile(written);
      Pattern uncased = Pattern.compile(written, Pattern.CASE_INSENSITIVE);
      AsciiClass made = new AsciiClass();
      for (char c = 0; c < ASCII; c++) {
        String unit = String.valueOf(c);
        made.members[c] = cased.matcher(unit).matches() || uncased.matcher(unit).matches();
        made.size += made.members[c] ? 1 : 0;
      }
      return made;
    } catch (PatternSyntaxException e) {
      return null; // Part of a regex that only the other engine takes: nothing is known of it.
    }
  }

  int size() {
    return size;
  }

  boolean has(char c) {
    return c >= ASCII || members[c];
  }

  /** Whether so many of them stand in a row; looks at few characters where not. */
  boolean hasRun(String text, int length) {
    int begin = 0;
    while (begin + length <= text.length()) {
      int at = begin + length - 1;
      while (at >= begin && has(text.charAt(at))) {
        at--;
      }
      if (at < begin) {
        return true;
      }
      begin = at + 1;
    }
    return false;
  }

  /** Whether one of them stands right after the symbol. */
  boolean follows(char symbol, String text) {
    for (int at = text.indexOf(symbol); at >= 0; at = text.indexOf(symbol, at + 1)) {
      if (at + 1 < text.length() && has(text.charAt(at + 1))) {
        return true;
      }
    }
    return false;
  }
}
