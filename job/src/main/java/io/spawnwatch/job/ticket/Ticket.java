package io.spawnwatch.job.ticket;

/**
 * A ticket as the ticketing system has it.
 *
 * @param id the system's
 * @param isClosed whether a person gave a verdict
 * @param severityId as it stands on it; 0 where the system does not tell
 * @param openedBy uid of the message that opened it; empty where the system does not tell
 * @param foundAs the id by which it was found: another than its own where a ticket became a part of
 *     it
 */
public record Ticket(String id, boolean isClosed, int severityId, String openedBy, String foundAs) {

  /** What is left of this one as a part of another. */
  Ticket mergedInto(Ticket other) {
    return new Ticket(other.id, other.isClosed, other.severityId, openedBy, id);
  }
}
