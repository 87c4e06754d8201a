package io.spawnwatch.job.ticket;

import java.io.Serializable;

/** Where tickets go: what a TaskManager needs to connect, without any secret. */
public interface ConnectorSettings extends Serializable {

  /** A connector, ready to be asked; nothing is sent yet. */
  TicketConnector connect();
}
