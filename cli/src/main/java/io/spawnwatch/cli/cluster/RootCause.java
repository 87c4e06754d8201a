package io.spawnwatch.cli.cluster;

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

  /** Its message, or its class where it has none. */
  public static String line(Throwable failure) {
    Throwable cause = of(failure);
    return cause.getMessage() == null
        ? cause.getClass().getSimpleName()
        : cause.getMessage().lines().findFirst().orElse("").strip();
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
