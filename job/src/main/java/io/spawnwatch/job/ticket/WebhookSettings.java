package io.spawnwatch.job.ticket;

/**
 * Any system that takes JSON by HTTP.
 *
 * @param http where it is sent
 * @param template Mustache; empty for the bundled one
 */
public record WebhookSettings(HttpSettings http, String template) implements ConnectorSettings {

  @Override
  public TicketConnector connect() {
    return new Webhook(this);
  }
}
