package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;

/**
 * Estimates of how often atoms hold, from 0 to 1: long literals seldom occur, unless they are what
 * most hosts' events are full of.
 */
final class Likelihood {

  /** Of an image or a file's own name, at least: attackers and administrators share programs. */
  private static final double COMMON_PROGRAM = 0.02;

  private static final double UNKNOWN = 0.5;

  private Likelihood() {}

  /** Of an atom. */
  static double of(Atom atom) {
    if (!(atom instanceof Atom.Text text)) {
      return atom instanceof Atom.Never ? 0 : UNKNOWN;
    }
    Literal literal = Literal.of(text.glob());
    return literal == null
        ? UNKNOWN
        : Math.max(
            rarity(text.field(), literal.text().length()),
            OrdinaryValues.share(text.field(), text.glob()));
  }

  private static double rarity(Field field, int length) {
    double rarity = Math.pow(2, -length / 2.0);
    return switch (field) {
      case IMAGE, PARENT_IMAGE, ORIGINAL_FILE_NAME -> Math.max(rarity, COMMON_PROGRAM);
      default -> rarity;
    };
  }
}
