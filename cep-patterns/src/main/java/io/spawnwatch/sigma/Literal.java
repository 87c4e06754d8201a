package io.spawnwatch.sigma;

import java.util.List;

/**
 * A literal that a text must contain to match a glob.
 *
 * @param text the longest literal of the glob
 * @param anchor where it must lie
 * @param isWhole whether nothing else has to be tested
 */
record Literal(String text, LiteralIndex.Anchor anchor, boolean isWhole) {

  /** The glob's best literal; null where it has none, such as in {@code ?*}. */
  static Literal of(Glob glob) {
    List<Glob.Part> parts = glob.parts();
    if (parts.isEmpty()) {
      return new Literal("", LiteralIndex.Anchor.WHOLE, true);
    }
    if (parts.size() == 1 && parts.get(0) instanceof Glob.Part.Any) {
      return new Literal("", LiteralIndex.Anchor.ANYWHERE, true);
    }
    int best = longest(parts);
    return best < 0 ? null : at(parts, best);
  }

  private static int longest(List<Glob.Part> parts) {
    int best = -1;
    for (int i = 0; i < parts.size(); i++) {
      if (length(parts.get(i)) > (best < 0 ? 0 : length(parts.get(best)))) {
        best = i;
      }
    }
    return best;
  }

  private static int length(Glob.Part part) {
    return part instanceof Glob.Part.Literal literal ? literal.text().length() : 0;
  }

  private static Literal at(List<Glob.Part> parts, int index) {
    boolean first = index == 0;
    boolean last = index == parts.size() - 1;
    LiteralIndex.Anchor anchor =
        first
            ? last ? LiteralIndex.Anchor.WHOLE : LiteralIndex.Anchor.START
            : last ? LiteralIndex.Anchor.END : LiteralIndex.Anchor.ANYWHERE;
    String text = ((Glob.Part.Literal) parts.get(index)).text();
    return new Literal(text, anchor, isOnlyLiteral(parts, index));
  }

  /** Whether all that stands beside the literal is {@code *}. */
  private static boolean isOnlyLiteral(List<Glob.Part> parts, int index) {
    for (int i = 0; i < parts.size(); i++) {
      if (i != index && (Math.abs(i - index) > 1 || !(parts.get(i) instanceof Glob.Part.Any))) {
        return false;
      }
    }
    return true;
  }
}
