package io.spawnwatch.sigma;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An unanchored search for a regular expression; no command line can make it run away. */
public final class RegexTest {

  /** Such as {@code \\+.*\\+.*\\+}: the same symbol so often, which counting answers at once. */
  private static final Pattern CHAIN = Pattern.compile("(\\\\?[^\\w\\s.])(?:\\.\\*\\1)+");

  private final String regex;
  private final int flags;
  private final boolean countsOneSymbol;
  private final Regex compiled;
  private final RegexNeeds needs;

  private RegexTest(String regex, int flags) {
    this.regex = regex;
    this.flags = flags;
    this.compiled = Regex.compile(regex, flags);
    this.needs = RegexNeeds.of(regex);
    this.countsOneSymbol = needs.symbolCount() > 1 && CHAIN.matcher(regex).matches();
  }

  /**
   * Compiles a regex.
   *
   * @param regex as a rule writes it; no Sigma escapes
   * @param ignoreCase the modifier {@code i}
   * @param multiline the modifier {@code m}: {@code ^} and {@code $} match at line ends
   * @param dotAll the modifier {@code s}: {@code .} matches line ends
   * @throws IllegalArgumentException when it is none
   */
  public static RegexTest compile(
      String regex, boolean ignoreCase, boolean multiline, boolean dotAll) {
    int flags =
        Pattern.UNICODE_CASE // Of use only where case is ignored, which (?i) may say too.
            | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0)
            | (multiline ? Pattern.MULTILINE : 0)
            | (dotAll ? Pattern.DOTALL : 0);
    return new RegexTest(regex, flags);
  }

  /**
   * Whether the text contains a match.
   *
   * @throws RegexBudgetException when the search took too long
   */
  public boolean find(String text) {
    return needs.mayMatch(text)
        && (countsOneSymbol && text.indexOf('\n') < 0 || compiled.find(text));
  }

  /** What every text with a match contains, whatever its case. */
  Stream<Glob> literals() {
    return needs.literals().stream().map(text -> Glob.literal(text).withAnyBefore().withAnyAfter());
  }

  /** As written. */
  public String regex() {
    return regex;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegexTest that && regex.equals(that.regex) && flags == that.flags;
  }

  @Override
  public int hashCode() {
    return Objects.hash(regex, flags);
  }

  @Override
  public String toString() {
    return "/" + regex + "/";
  }
}
