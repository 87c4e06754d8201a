package io.spawnwatch.cli.card;

/** Attackers' text for a terminal: nothing in it moves the cursor, colours, or turns the line. */
public final class TerminalText {

  private TerminalText() {}

  /** The text with control and direction characters shown as escapes, cut to a length. */
  public static String of(String text, int maxLength) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length() && safe.length() <= maxLength; i++) {
      char c = text.charAt(i);
      if (isHarmful(c)) {
        safe.append(String.format("\\u%04x", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.length() <= maxLength ? safe.toString() : safe.substring(0, maxLength - 1) + "…";
  }

  private static boolean isHarmful(char c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
