package io.spawnwatch.job.decode;

/** Finds values in the rendered message of an event, where a pipeline lost the fields. */
final class MessageText {

  private MessageText() {}

  /** What stands on the line after the label, stripped; null where the label does not stand. */
  static String after(String message, String label) {
    if (message == null) {
      return null;
    }
    int at = message.indexOf(label);
    while (at > 0 && !isLineStart(message, at)) {
      at = message.indexOf(label, at + 1);
    }
    if (at < 0) {
      return null;
    }
    int from = at + label.length();
    int to = from;
    while (to < message.length() && message.charAt(to) != '\r' && message.charAt(to) != '\n') {
      to++;
    }
    return message.substring(from, to).strip();
  }

  /** So that {@code ProcessId:} is not found within {@code ParentProcessId:}. */
  private static boolean isLineStart(String message, int at) {
    char before = message.charAt(at - 1);
    return before == '\n' || before == '\t' || before == ' ';
  }
}
