package io.spawnwatch.sigma;

/**
 * What every text that a regex matches must have, read off the regex's parts: alternatives and
 * classes need nothing here. Cheap to look for, and seldom there.
 *
 * @param literal the longest run of characters that must occur, whatever their case; empty for none
 * @param symbol a character that must occur: no letter, and if there is one, a rare one
 * @param symbolCount how often; 0 for none
 * @param minLength how long the text must be at least
 */
record RegexNeeds(String literal, char symbol, int symbolCount, int minLength) {

  static final RegexNeeds NOTHING = new RegexNeeds("", '\0', 0, 0);

  /** The needs of a regex that compiles. */
  static RegexNeeds of(String regex) {
    return new RegexScan(regex).needs();
  }

  /** Whether the text may match, as far as length and symbol tell. */
  boolean mayMatch(String text) {
    if (text.length() < minLength) {
      return false;
    }
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
