package io.spawnwatch.sigma;

/** Numbers as Windows events write them. */
final class NumberText {

  private NumberText() {}

  /** The number of a decimal or {@code 0x} text; NaN, which compares with nothing, for another. */
  static double parse(String text) {
    String stripped = text.strip();
    try {
      return stripped.regionMatches(true, 0, "0x", 0, 2)
          ? Long.parseUnsignedLong(stripped, 2, stripped.length(), 16)
          : Double.parseDouble(stripped);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
