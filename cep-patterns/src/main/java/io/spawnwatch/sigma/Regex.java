package io.spawnwatch.sigma;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A compiled regular expression that no text can make run away. {@code java.util.regex} searches
 * first, ten times as fast as RE2 on most texts, but only for so many steps; then RE2, in time
 * linear in the text.
 *
 * @param backtracking null where only RE2 accepts the regex
 * @param linear null where RE2 does not: lookaround, back references, possessive quantifiers
 */
record Regex(Pattern backtracking, com.google.re2j.Pattern linear) {

  /** About a tenth of a millisecond: most searches take some hundred. */
  private static final int FIRST_STEPS = 50_000;

  /** Some milliseconds, where there is no other way. */
  private static final int ALL_STEPS = 1_000_000;

  /**
   * Compiles a regex.
   *
   * @param flags of {@link Pattern}
   * @throws IllegalArgumentException when neither engine accepts it
   */
  static Regex compile(String regex, int flags) {
    com.google.re2j.Pattern linear = null;
    PatternSyntaxException refused = null;
    try {
      linear = com.google.re2j.Pattern.compile(regex, re2Flags(flags));
    } catch (com.google.re2j.PatternSyntaxException e) {
      refused = new PatternSyntaxException(e.getDescription(), regex, -1);
    }
    try {
      // As in PCRE, only a newline ends a line.
      return new Regex(Pattern.compile(regex, flags | Pattern.UNIX_LINES), linear);
    } catch (PatternSyntaxException e) {
      if (linear == null) {
        throw new IllegalArgumentException(refused.getDescription(), e);
      }
      return new Regex(null, linear);
    }
  }

  private static int re2Flags(int flags) {
    return ((flags & Pattern.CASE_INSENSITIVE) != 0 ? com.google.re2j.Pattern.CASE_INSENSITIVE : 0)
        | ((flags & Pattern.MULTILINE) != 0 ? com.google.re2j.Pattern.MULTILINE : 0)
        | ((flags & Pattern.DOTALL) != 0 ? com.google.re2j.Pattern.DOTALL : 0);
  }

  /**
   * Whether the text contains a match.
   *
   * @throws RegexBudgetException when RE2 cannot help, and the search took too long
   */
  boolean find(String text) {
    if (linear == null) {
      return backtrack(text, ALL_STEPS);
    }
    // In Java, unlike PCRE, a multiline ^ is not found in an empty text.
    if (backtracking != null && !text.isEmpty()) {
      try {
        return backtrack(text, FIRST_STEPS);
      } catch (RegexBudgetException e) {
        return linear.matcher(text).find(); // What the budget is for: a text made to run away.
      }
    }
    return linear.matcher(text).find();
  }

  private boolean backtrack(String text, int steps) {
    try {
      return backtracking.matcher(new MeteredText(text, steps)).find();
    } catch (StackOverflowError e) {
      throw new RegexBudgetException("its alternatives nest too deep for the text");
    }
  }
}
