package io.spawnwatch.sigma;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A compiled regular expression that no text can make run away. */
sealed interface Regex {

  /** Whether the text contains a match. */
  boolean find(String text);

  /**
   * Compiles a regex: by RE2 in time linear in the text; what RE2 cannot say (lookaround, back
   * references, possessive quantifiers) by {@code java.util.regex} with a bound on its steps.
   *
   * @param javaFlags of {@link Pattern}
   * @throws IllegalArgumentException when neither accepts it
   */
  static Regex compile(String regex, int javaFlags) {
    try {
      return new Linear(com.google.re2j.Pattern.compile(regex, re2Flags(javaFlags)));
    } catch (com.google.re2j.PatternSyntaxException e) {
      return bounded(regex, javaFlags, e);
    }
  }

  private static Regex bounded(
      String regex, int flags, com.google.re2j.PatternSyntaxException linear) {
    try {
      return new Bounded(Pattern.compile(regex, flags));
    } catch (PatternSyntaxException e) {
      e.addSuppressed(linear);
      throw new IllegalArgumentException(linear.getDescription(), e);
    }
  }

  private static int re2Flags(int flags) {
    return ((flags & Pattern.CASE_INSENSITIVE) != 0 ? com.google.re2j.Pattern.CASE_INSENSITIVE : 0)
        | ((flags & Pattern.MULTILINE) != 0 ? com.google.re2j.Pattern.MULTILINE : 0)
        | ((flags & Pattern.DOTALL) != 0 ? com.google.re2j.Pattern.DOTALL : 0);
  }

  /** RE2. */
  record Linear(com.google.re2j.Pattern pattern) implements Regex {
    @Override
    public boolean find(String text) {
      return pattern.matcher(text).find();
    }
  }

  /** Backtracking, with a budget. */
  record Bounded(Pattern pattern) implements Regex {
    @Override
    public boolean find(String text) {
      try {
        return pattern.matcher(new MeteredText(text)).find();
      } catch (StackOverflowError e) {
        throw new RegexBudgetException("its alternatives nest too deep for the text", e);
      }
    }
  }
}
