package io.spawnwatch.job.ticket;

import java.time.Duration;

/** That a ticketing system did not do what it was asked. */
public final class TicketException extends Exception {

  /** What is to be done. */
  public enum Kind {
    /** The system is down, slow, or refuses our credentials: try again, and spare it. */
    OUTAGE,
    /** The system asks to wait, or was changed meanwhile: try again. */
    BUSY,
    /** It holds that the message was taken before (409), or that somebody was faster. */
    CONFLICT,
    /** What it was asked for is not there (404, 410). */
    MISSING,
    /** It will never take this message. */
    PERMANENT
  }

  private final Kind kind;
  private final transient Duration retryAfter;

  /**
   * An exception.
   *
   * @param message what happened, without the message's content
   * @param retryAfter what the system asked for; null where it did not
   */
  public TicketException(Kind kind, String message, Duration retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  /** How long the system asked to wait; null where it did not. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
