package io.spawnwatch.cli.cluster;

import java.util.ArrayList;
import java.util.List;

/** The first cause of a failure, in one line. */
public final class RootCause {

  private RootCause() {}

  /** The first cause of a failure. */
  public static Throwable of(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** What its last two causes say; a cause's own text is often no more than a path. */
  public static String line(Throwable failure) {
    List<String> messages = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = message(cause);
      if (!messages.contains(message)) {
        messages.add(message);
      }
    }
    return String.join(": ", messages.subList(Math.max(0, messages.size() - 2), messages.size()));
  }

  /** Without the text of its cause, which wrapping exceptions repeat. */
  private static String message(Throwable failure) {
    Throwable cause = failure.getCause();
    String message = failure.getMessage();
    if (message == null || cause != null && message.equals(cause.toString())) {
      return cause == null ? failure.getClass().getSimpleName() : message(cause);
    }
    return message.lines().findFirst().orElse("").strip();
  }

  /** The last {@code Caused by} of a printed stack trace, without the class of the exception. */
  static String line(String stackTrace) {
    String last =
        stackTrace
            .lines()
            .filter(line -> line.startsWith("Caused by: "))
            .reduce(stackTrace.lines().findFirst().orElse(""), (a, b) -> b);
    return last.replaceFirst("^(Caused by: )?([\\w.$]+(Exception|Error): )?", "").strip();
  }
}
