package io.spawnwatch.job.card;

/**
 * Attackers' text for people: nothing in it moves a cursor, colours, turns the line, or is
 * invisible.
 */
public final class VisibleText {

  private static final String CUT = " … ";

  private VisibleText() {}

  /**
   * The text with control, direction and other invisible characters shown as escapes. Where it is
   * longer than allowed, its middle is left out: attackers pad the front.
   *
   * @param maxLength at least 16, in UTF-16 units
   */
  public static String of(String text, int maxLength) {
    if (text.length() > 4 * maxLength) {
      return shortened(escaped(head(text, maxLength)), escaped(tail(text, maxLength)), maxLength);
    }
    String whole = escaped(text);
    return whole.length() <= maxLength ? whole : shortened(whole, whole, maxLength);
  }

  /** The same, but where it is longer than allowed, its end is left out. */
  public static String start(String text, int maxLength) {
    String whole = escaped(head(text, maxLength + 1));
    return whole.length() <= maxLength ? whole : head(whole, maxLength - 1) + "…";
  }

  /** Two thirds of the front, the rest of the back. */
  private static String shortened(String front, String back, int maxLength) {
    int room = Math.max(1, maxLength - CUT.length());
    int tail = room / 3;
    return head(front, room - tail) + CUT + tail(back, tail);
  }

  private static String head(String text, int length) {
    int end = Math.min(length, text.length());
    boolean splits =
        end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splits ? end - 1 : end);
  }

  private static String tail(String text, int length) {
    int begin = Math.max(0, text.length() - length);
    boolean splits =
        begin > 0 && begin < text.length() && Character.isLowSurrogate(text.charAt(begin));
    return text.substring(splits ? begin + 1 : begin);
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isHarmful(c)) {
                safe.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private static boolean isHarmful(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.ENCLOSING_MARK,
          Character.NON_SPACING_MARK ->
          true;
      default -> c == '\u00a0' || c == '\u3000' || c == '\u2800' || c == '\u3164' || c == '\u115f';
    };
  }
}
