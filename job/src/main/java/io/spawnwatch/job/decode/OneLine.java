package io.spawnwatch.job.decode;

/** Parsers' messages for a log line: they quote what they read, which is attackers' text. */
final class OneLine {

  private static final int MAX_LENGTH = 120;

  private OneLine() {}

  /** The message in printable ASCII, on one line, cut. */
  static String of(String message) {
    if (message == null) {
      return "no reason given";
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < message.length() && line.length() < MAX_LENGTH; i++) {
      char c = message.charAt(i);
      line.append(c >= ' ' && c < 0x7f ? c : '.');
    }
    return line.toString();
  }
}
