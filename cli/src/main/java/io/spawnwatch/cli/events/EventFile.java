package io.spawnwatch.cli.events;

import java.io.Serializable;

/**
 * A file of events.
 *
 * @param path where it lies; {@code -} is standard input
 * @param name how rows and alerts call it: its path below the folder that was given
 */
public record EventFile(String path, String name) implements Serializable {

  /** Standard input. */
  public static final EventFile STANDARD_INPUT = new EventFile("-", "-");

  boolean isStandardInput() {
    return path.equals(STANDARD_INPUT.path);
  }
}
