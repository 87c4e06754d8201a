package io.spawnwatch.sigma;

import java.util.List;

/**
 * A literal whose place in a text decides a glob.
 *
 * @param text empty for a glob of nothing, or of any run alone
 * @param anchor where it must lie
 */
record Literal(String text, LiteralIndex.Anchor anchor) {

  /** The literal of a glob; null where the glob asks for more than one literal at one place. */
  static Literal of(Glob glob) {
    List<Glob.Part> parts = glob.parts();
    boolean begins = !parts.isEmpty() && parts.get(0) instanceof Glob.Part.Any;
    boolean ends = parts.size() > 1 && parts.get(parts.size() - 1) instanceof Glob.Part.Any;
    int inner = parts.size() - (begins ? 1 : 0) - (ends ? 1 : 0);
    if (inner == 0) {
      return new Literal("", begins ? LiteralIndex.Anchor.ANYWHERE : LiteralIndex.Anchor.WHOLE);
    }
    return inner == 1 && parts.get(begins ? 1 : 0) instanceof Glob.Part.Literal literal
        ? new Literal(literal.text(), anchor(begins, ends))
        : null;
  }

  private static LiteralIndex.Anchor anchor(boolean anyBefore, boolean anyAfter) {
    if (anyBefore) {
      return anyAfter ? LiteralIndex.Anchor.ANYWHERE : LiteralIndex.Anchor.END;
    }
    return anyAfter ? LiteralIndex.Anchor.START : LiteralIndex.Anchor.WHOLE;
  }
}
