package io.spawnwatch.job.ticket;

import java.util.Optional;

/**
 * What one alert does to the tickets of its activity. Asks the system before it writes: a person
 * may have closed the ticket, or an answer may have been lost.
 */
final class TicketDelivery {

  private final TicketConnector connector;
  private final TicketFloors floors;
  private final TicketCounts counts;

  TicketDelivery(TicketConnector connector, TicketFloors floors, TicketCounts counts) {
    this.connector = connector;
    this.floors = floors;
    this.counts = counts;
  }

  /**
   * Delivers an alert.
   *
   * @param known of the activity
   * @param isInDoubt whether it may stand in the system although it is not known: it was made
   *     before the start, or an attempt failed
   * @return what is known from now on
   * @throws TicketException when the system did not do what it was asked
   */
  ActivityTicket deliver(ActivityTicket known, TicketAlert alert, boolean isInDoubt)
      throws TicketException {
    if (known.hasSeen(alert)) {
      return known;
    }
    boolean opens = floors.opens(alert);
    if (!known.hasTicket() && !opens) {
      return known.seen(alert);
    }
    boolean mayBeThere = isInDoubt || !known.hasHeardOf(alert);
    Optional<Ticket> current = current(known, alert, mayBeThere);
    if (current.isEmpty()) {
      return opens
          ? open(known, new TicketDraft(alert, Optional.empty(), gone(known)))
          : known.withoutTicket().seen(alert);
    }
    Ticket ticket = current.get();
    if (mayBeThere && connector.hasWritten(ticket, alert.messageUid())) {
      return known.commented(ticket.id(), alert);
    }
    return ticket.isClosed() ? closed(known, ticket, alert) : comment(known, ticket, alert);
  }

  /** Nothing is opened before the system was asked for it. */
  private Optional<Ticket> current(ActivityTicket known, TicketAlert alert, boolean mayBeThere)
      throws TicketException {
    Optional<Ticket> found =
        mayBeThere || !known.hasTicket() ? connector.find(alert.activity()) : Optional.empty();
    if (found.isPresent() || !known.hasTicket()) {
      return found;
    }
    Optional<Ticket> kept = connector.read(known.ticketId());
    return kept.isPresent() || mayBeThere ? kept : connector.find(alert.activity());
  }

  private static String gone(ActivityTicket known) {
    return known.hasTicket()
        ? "Ticket %s, which this activity had before, is no more.".formatted(known.ticketId())
        : "";
  }

  /**
   * A person gave a verdict: repeats do not question it, a higher level does, and so does a new
   * episode, be it that its first message never came.
   */
  private ActivityTicket closed(ActivityTicket known, Ticket ticket, TicketAlert alert)
      throws TicketException {
    boolean isNew =
        alert.isCreate()
            || (known.hasTicket() && !known.hasHeardOf(alert))
            || alert.severityId() > severity(known, ticket);
    if (!isNew || !floors.opens(alert)) {
      counts.unwritten();
      return known.leftUnwritten(alert);
    }
    String note =
        known.unwritten() == 0
            ? ""
            : "Since ticket %s was closed, %,d messages about repeats were not written."
                .formatted(ticket.id(), known.unwritten());
    return open(known, new TicketDraft(alert, Optional.of(ticket.id()), note));
  }

  private ActivityTicket open(ActivityTicket known, TicketDraft draft) throws TicketException {
    ActivityTicket opened = known.opened(connector.open(draft), draft.alert());
    counts.opened();
    return opened;
  }

  private ActivityTicket comment(ActivityTicket known, Ticket ticket, TicketAlert alert)
      throws TicketException {
    boolean retitles = alert.isSequence() && !known.isOfSequence();
    boolean raises = alert.severityId() > severity(known, ticket);
    connector.comment(
        ticket.id(), new TicketComment(alert, !known.hasShown(alert), retitles, raises));
    counts.commented();
    return known.commented(ticket.id(), alert);
  }

  /** The highest that was written; what a person, or a merge, made higher is never lowered. */
  private static int severity(ActivityTicket known, Ticket ticket) {
    return Math.max(known.severityId(), ticket.severityId());
  }
}
