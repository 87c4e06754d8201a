package io.spawnwatch.job.config;

import java.util.Locale;

/** The ticketing systems that there are connectors for. */
public enum TicketSystem {
  REQUEST_TRACKER("token"),
  WEBHOOK("Bearer");

  private final String scheme;

  TicketSystem(String scheme) {
    this.scheme = scheme;
  }

  /** Of its {@code Authorization} header. */
  String scheme() {
    return scheme;
  }

  /** As written in a configuration: {@code request-tracker}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
