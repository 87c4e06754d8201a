package io.spawnwatch.cli.cluster;

/** A cluster that is not there, or refuses; the message is for a person and says what to do. */
public final class ClusterException extends Exception {

  public ClusterException(String message) {
    super(message);
  }

  /**
   * An exception.
   *
   * @param cause what happened, for those who ask
   */
  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
