package io.spawnwatch.sigma;

/**
 * Decides whether a text matches a {@link Glob}. Greedy with one point of return, so its cost is at
 * most the product of both lengths, whatever the text.
 */
final class GlobMatcher {

  private static final char ANY = 0;
  private static final char ONE = 1;

  /** The glob as units; wildcards are told by {@code wild}. */
  private final char[] units;

  private final boolean[] wild;
  private final boolean cased;

  GlobMatcher(Glob glob, boolean cased) {
    this.cased = cased;
    int length = 0;
    for (Glob.Part part : glob.parts()) {
      length += part instanceof Glob.Part.Literal literal ? literal.text().length() : 1;
    }
    units = new char[length];
    wild = new boolean[length];
    int at = 0;
    for (Glob.Part part : glob.parts()) {
      if (part instanceof Glob.Part.Literal literal) {
        literal.text().getChars(0, literal.text().length(), units, at);
        at += literal.text().length();
      } else {
        wild[at] = true;
        units[at++] = part instanceof Glob.Part.Any ? ANY : ONE;
      }
    }
  }

  /** Whether the whole text matches. */
  boolean matches(String text) {
    int t = 0;
    int g = 0;
    int returnGlob = -1;
    int returnText = 0;
    while (t < text.length()) {
      if (g < units.length && isAny(g)) {
        returnGlob = ++g;
        returnText = t;
      } else if (g < units.length && fits(g, text.charAt(t))) {
        t += wild[g] ? character(text, t) : 1;
        g++;
      } else if (returnGlob >= 0) {
        g = returnGlob;
        returnText += character(text, returnText);
        t = returnText;
      } else {
        return false;
      }
    }
    while (g < units.length && isAny(g)) {
      g++;
    }
    return g == units.length;
  }

  /** How many units the character there takes: a wildcard stands for characters, not for units. */
  private static int character(String text, int t) {
    boolean pair =
        Character.isHighSurrogate(text.charAt(t))
            && t + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(t + 1));
    return pair ? 2 : 1;
  }

  private boolean isAny(int g) {
    return wild[g] && units[g] == ANY;
  }

  private boolean fits(int g, char c) {
    return wild[g] || Folding.equal(units[g], c, cased);
  }
}
