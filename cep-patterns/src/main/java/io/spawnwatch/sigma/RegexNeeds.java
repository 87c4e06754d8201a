package io.spawnwatch.sigma;

import java.util.List;

/**
 * What every text that a regex matches must have, read off the regex's parts: alternatives and
 * classes need nothing here. Cheap to look for, and seldom there.
 *
 * @param literals runs of characters that must occur, whatever their case
 * @param symbol a character that must occur: no letter, and if there is one, a rare one
 * @param symbolCount how often; 0 for none
 * @param minLength how long the text must be at least
 * @param runOf characters of which some must stand in a row; null for none
 * @param runLength how many
 * @param follower characters of which one must stand right after another; null for none
 * @param before that other, no letter
 */
record RegexNeeds(
    List<String> literals,
    char symbol,
    int symbolCount,
    int minLength,
    AsciiClass runOf,
    int runLength,
    AsciiClass follower,
    char before) {

  static final RegexNeeds NOTHING = new RegexNeeds(List.of(), '\0', 0, 0, null, 0, null, '\0');

  /** The needs of a regex that compiles. */
  static RegexNeeds of(String regex) {
    return new RegexScan(regex).needs();
  }

  /** Whether the text may match, as far as length, symbols and neighbours tell. */
  boolean mayMatch(String text) {
    return text.length() >= minLength
        && hasSymbols(text)
        && (follower == null || follower.follows(before, text))
        && (runOf == null || runOf.hasRun(text, runLength));
  }

  private boolean hasSymbols(String text) {
    int at = -1;
    for (int left = symbolCount; left > 0; left--) {
      at = text.indexOf(symbol, at + 1);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }
}
