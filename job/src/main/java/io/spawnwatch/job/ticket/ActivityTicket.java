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
 * @param findings those that were heard of, by uid, the latest last
 */
public record ActivityTicket(
    String ticketId,
    int severityId,
    boolean isOfSequence,
    long unwritten,
    Map<String, SeenFinding> findings) {

  /** Nothing is known. */
  public static final ActivityTicket NONE = new ActivityTicket("", 0, false, 0, Map.of());

  static final int MAX_FINDINGS = 100;

  boolean hasTicket() {
    return !ticketId.isEmpty();
  }

  /** Whether the message, or a later one of its finding, was dealt with. */
  boolean hasSeen(TicketAlert alert) {
    SeenFinding seen = findings.get(alert.findingUid());
    return seen != null && seen.count() >= alert.count();
  }

  /** Whether any message of its finding was dealt with. */
  boolean hasHeardOf(TicketAlert alert) {
    return findings.containsKey(alert.findingUid());
  }

  /** Whether the ticket holds its finding's card. */
  boolean hasShown(TicketAlert alert) {
    SeenFinding seen = findings.get(alert.findingUid());
    return seen != null && seen.isShown();
  }

  /** After a message of which nothing was written. */
  ActivityTicket seen(TicketAlert alert) {
    Map<String, SeenFinding> all = with(alert, hasShown(alert));
    return new ActivityTicket(ticketId, severityId, isOfSequence, unwritten, all);
  }

  /** After a repeat that was not written. */
  ActivityTicket leftUnwritten(TicketAlert alert) {
    Map<String, SeenFinding> all = with(alert, hasShown(alert));
    return new ActivityTicket(ticketId, severityId, isOfSequence, unwritten + 1, all);
  }

  /** After a message that opened a ticket. */
  ActivityTicket opened(String id, TicketAlert alert) {
    Map<String, SeenFinding> all = withoutTicket().with(alert, true);
    return new ActivityTicket(id, alert.severityId(), alert.isSequence(), 0, all);
  }

  /** After the ticket was found to be no more; its findings were dealt with all the same. */
  ActivityTicket withoutTicket() {
    Map<String, SeenFinding> all = new LinkedHashMap<>(findings);
    all.replaceAll((uid, seen) -> new SeenFinding(seen.count(), false));
    return new ActivityTicket("", 0, false, unwritten, all);
  }

  /** After a message that stands in a ticket as a comment. */
  ActivityTicket commented(String id, TicketAlert alert) {
    return new ActivityTicket(
        id,
        Math.max(severityId, alert.severityId()),
        isOfSequence || alert.isSequence(),
        unwritten,
        with(alert, true));
  }

  private Map<String, SeenFinding> with(TicketAlert alert, boolean isShown) {
    Map<String, SeenFinding> all = new LinkedHashMap<>(findings);
    all.remove(alert.findingUid());
    all.put(alert.findingUid(), new SeenFinding(alert.count(), isShown));
    if (all.size() > MAX_FINDINGS) {
      all.remove(all.keySet().iterator().next());
    }
    return all;
  }
}
