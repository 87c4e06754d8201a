/**
 * From the alerts topic to a ticketing system: one ticket an activity, in order, once in effect.
 * {@link io.spawnwatch.job.ticket.TicketConnector} is what another system implements.
 */
package io.spawnwatch.job.ticket;
