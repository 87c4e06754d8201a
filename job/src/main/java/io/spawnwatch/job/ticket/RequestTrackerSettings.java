package io.spawnwatch.job.ticket;

import java.util.Set;

/**
 * A Request Tracker 5.
 *
 * @param http its address; REST 2 is below it
 * @param queue where tickets are opened
 * @param closed statuses by which a person gives a verdict
 */
public record RequestTrackerSettings(HttpSettings http, String queue, Set<String> closed)
    implements ConnectorSettings {

  @Override
  public TicketConnector connect() {
    return new RequestTracker(this);
  }
}
