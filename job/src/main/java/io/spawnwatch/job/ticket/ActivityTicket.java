package io.spawnwatch.job.ticket;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is remembered of an activity. Immutable.
 *
 * @param ticketId the newest ticket's; empty where none was opened
 * @param severityId the highest that was written to it; 0 where none was opened
 * @param isOfSequence whether the ticket is called as a sequence is
 * @param unwritten repeats that were not written because a person had closed the ticket
 * @param counts the count of each finding's last message, by its uid, the latest last
 */
public record ActivityTicket(
    String ticketId,
    int severityId,
    boolean isOfSequence,
    long unwritten,
    Map<String, Long> counts) {

  /** Nothing is known. */
  public static final ActivityTicket NONE = new ActivityTicket("", 0, false, 0, Map.of());

  static final int MAX_FINDINGS = 100;

  boolean hasTicket() {
    return !ticketId.isEmpty();
  }

  /** Whether the message, or a later one of its finding, was dealt with. */
  boolean hasSeen(TicketAlert alert) {
    return counts.getOrDefault(alert.findingUid(), -1L) >= alert.count();
  }

  /** Whether any message of its finding was dealt with. */
  boolean hasHeardOf(TicketAlert alert) {
    return counts.containsKey(alert.findingUid());
  }

  /** After a message of which nothing was written. */
  ActivityTicket seen(TicketAlert alert) {
    return new ActivityTicket(ticketId, severityId, isOfSequence, unwritten, counted(alert));
  }

  /** After a repeat that was not written. */
  ActivityTicket leftUnwritten(TicketAlert alert) {
    return new ActivityTicket(ticketId, severityId, isOfSequence, unwritten + 1, counted(alert));
  }

  /** After a message that opened a ticket. */
  ActivityTicket opened(String id, TicketAlert alert) {
    return new ActivityTicket(id, alert.severityId(), alert.isSequence(), 0, counted(alert));
  }

  /** After a message that stands in a ticket as a comment. */
  ActivityTicket commented(String id, TicketAlert alert) {
    return new ActivityTicket(
        id,
        Math.max(severityId, alert.severityId()),
        isOfSequence || alert.isSequence(),
        unwritten,
        counted(alert));
  }

  private Map<String, Long> counted(TicketAlert alert) {
    LinkedHashMap<String, Long> all = new LinkedHashMap<>(counts);
    all.remove(alert.findingUid());
    all.put(alert.findingUid(), alert.count());
    if (all.size() > MAX_FINDINGS) {
      all.remove(all.keySet().iterator().next());
    }
    return all;
  }
}
