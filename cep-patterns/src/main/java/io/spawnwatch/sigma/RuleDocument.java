package io.spawnwatch.sigma;

import java.io.Serializable;

/**
 * The text of one rule file, which may hold several YAML documents.
 *
 * @param path where it came from, as shown in messages
 * @param text its content
 * @param isBundled whether it came with the program: a user's document of the same id replaces it
 */
public record RuleDocument(String path, String text, boolean isBundled) implements Serializable {

  /** A user's file. */
  public RuleDocument(String path, String text) {
    this(path, text, false);
  }
}
