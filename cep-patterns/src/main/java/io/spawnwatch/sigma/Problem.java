package io.spawnwatch.sigma;

/**
 * What is wrong with a document, and where.
 *
 * @param kind how wrong
 * @param path the file
 * @param document the line on which the document begins, from 1
 * @param line from 1
 * @param column from 1
 * @param where the way to it within the document, such as {@code detection > selection > Image};
 *     empty for the document itself
 * @param message what was expected and what was found
 */
public record Problem(
    Kind kind, String path, int document, int line, int column, String where, String message) {

  /** What a problem does. */
  public enum Kind {
    /** The program does not start. */
    FAILED,
    /** Legal, but not within what Spawnwatch evaluates: left out, and named. */
    UNSUPPORTED,
    /** For another log source: left out. */
    NOT_FOR_THIS_STREAM
  }

  /** The same place with another message. */
  public Problem saying(String other) {
    return new Problem(kind, path, document, line, column, where, other);
  }

  /** One line: {@code path:line:column: where: message}. */
  @Override
  public String toString() {
    String at = path + ":" + line + ":" + column + ": ";
    return at + (where.isEmpty() ? "" : where + ": ") + message;
  }
}
