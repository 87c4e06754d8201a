package io.spawnwatch.job.ticket;

import io.spawnwatch.sigma.Level;
import java.io.Serializable;

/**
 * Which alerts open tickets.
 *
 * @param rules the lowest level of a rule's
 * @param sequences the lowest level of a sequence's
 */
public record TicketFloors(Level rules, Level sequences) implements Serializable {

  /** Whether the alert opens a ticket where its activity has none. */
  public boolean opens(TicketAlert alert) {
    Level floor = alert.isSequence() ? sequences : rules;
    return alert.severityId() > floor.ordinal() && !alert.isForThreatHunting();
  }
}
