package io.spawnwatch.job.config;

import java.util.List;

/** A configuration, a rule or a sequence that the job cannot start with; all problems at once. */
public final class ConfigurationException extends Exception {

  private final transient List<String> problems;

  /**
   * An exception.
   *
   * @param problems one line or more each, ready to show: place, what was expected, what was found
   */
  public ConfigurationException(List<String> problems) {
    // No stack trace: where the program noticed tells nobody what to change.
    super(String.join(System.lineSeparator(), problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  /**
   * Goes on where there are none.
   *
   * @throws ConfigurationException with all of them, otherwise
   */
  public static void throwIfAny(List<String> problems) throws ConfigurationException {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /** The problems, each ready to show. */
  public List<String> problems() {
    return problems;
  }
}
