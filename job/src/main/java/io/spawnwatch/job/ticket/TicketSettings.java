package io.spawnwatch.job.ticket;

import java.io.Serializable;

/**
 * The settings of the ticket stage.
 *
 * @param connector where tickets go
 * @param floors which alerts open tickets
 * @param delivery how hard the system is asked
 */
public record TicketSettings(
    ConnectorSettings connector, TicketFloors floors, DeliverySettings delivery)
    implements Serializable {}
