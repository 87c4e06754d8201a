package io.spawnwatch.job.card;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a number of columns; wide characters take two. */
final class TextWrap {

  private static final int WIDE = 0x2e80;

  private TextWrap() {}

  /**
   * The lines of a text, at most so many; where there are more, its middle is left out.
   *
   * @param columns at least 16
   */
  static List<String> lines(String text, int columns, int maxLines) {
    String visible = VisibleText.of(text, Math.max(16, columns * maxLines - maxLines * 8));
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int width = 0;
    for (int c : visible.codePoints().toArray()) {
      int columnsOfCharacter = c < WIDE ? 1 : 2;
      if (width + columnsOfCharacter > columns) {
        width = broken(line, lines);
      }
      line.appendCodePoint(c);
      width += columnsOfCharacter;
    }
    lines.add(line.toString());
    return lines.subList(0, Math.min(maxLines, lines.size()));
  }

  /** Ends the line at a late blank, where there is one; the rest begins the next. */
  private static int broken(StringBuilder line, List<String> lines) {
    int blank = line.lastIndexOf(" ");
    int end = blank > line.length() - 24 && blank > 0 ? blank + 1 : line.length();
    lines.add(line.substring(0, end));
    line.delete(0, end);
    return line.codePoints().map(c -> c < WIDE ? 1 : 2).sum();
  }
}
