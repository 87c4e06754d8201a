package io.spawnwatch.job.ticket;

import java.util.Optional;

/**
 * A ticketing system. Calls block; for one activity there is one at a time, for different ones they
 * come from several threads at once. Every call may have been made before, and its answer lost:
 * then {@link #find} and {@link #hasWritten} are asked first. A system that drops what it has seen
 * by the message's uid may answer both with "no".
 *
 * <p>A new system is one class that implements this, one record of {@link ConnectorSettings}, and
 * its options.
 */
public interface TicketConnector extends AutoCloseable {

  /**
   * The newest ticket of an activity, open or closed.
   *
   * @return empty where there is none, or where the system cannot be asked
   * @throws TicketException when the system does not answer so
   */
  Optional<Ticket> find(String activity) throws TicketException;

  /**
   * A ticket as it stands now: a person may have closed it.
   *
   * @param id of a ticket that {@link #open} or {@link #find} told
   * @return empty where the ticket is no more; where it became a part of another, that one
   * @throws TicketException when the system does not answer so
   */
  Optional<Ticket> read(String id) throws TicketException;

  /**
   * Opens a ticket.
   *
   * @return its id
   * @throws TicketException when it is not known to be opened
   */
  String open(TicketDraft draft) throws TicketException;

  /**
   * Writes a comment, and what it changes of the ticket's head. Never changes a status.
   *
   * @throws TicketException when it is not known to be written
   */
  void comment(String id, TicketComment comment) throws TicketException;

  /**
   * Whether a message opened the ticket or stands in a comment of it.
   *
   * @param messageUid of the alert
   * @throws TicketException when the system does not answer so
   */
  boolean hasWritten(Ticket ticket, String messageUid) throws TicketException;

  @Override
  void close();
}
