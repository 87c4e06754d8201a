package io.spawnwatch.job.ticket;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A ticketing system in memory, with people who close tickets and a network that loses answers. */
final class TicketDesk implements TicketConnector {

  /** One ticket with everything that was written to it. */
  static final class Kept {
    final String activity;
    final List<String> written = Collections.synchronizedList(new ArrayList<>());
    final List<String> cards = Collections.synchronizedList(new ArrayList<>());
    String title;
    int severity;
    boolean closed;
    Optional<String> predecessor;
    String note;

    private Kept(TicketDraft draft) {
      activity = draft.alert().activity();
      title = draft.alert().title();
      severity = draft.alert().severityId();
      predecessor = draft.predecessor();
      note = draft.note();
      written.add(draft.alert().messageUid());
      cards.add(draft.alert().findingUid());
    }
  }

  final Map<String, Kept> tickets = new ConcurrentHashMap<>();
  private final AtomicInteger lastNumber = new AtomicInteger();
  final AtomicInteger answersToLose = new AtomicInteger();
  final AtomicInteger atOnce = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  volatile TicketException refusal;
  volatile long answerMillis;

  /** The tickets of an activity, in the order of their numbers. */
  List<Kept> of(String activity) {
    return tickets.entrySet().stream()
        .filter(ticket -> ticket.getValue().activity.equals(activity))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public Optional<Ticket> find(String activity) throws TicketException {
    answer();
    return tickets.entrySet().stream()
        .filter(ticket -> ticket.getValue().activity.equals(activity))
        .max(Map.Entry.comparingByKey())
        .map(ticket -> ticket(ticket.getKey()));
  }

  @Override
  public Optional<Ticket> read(String id) throws TicketException {
    answer();
    return tickets.containsKey(id) ? Optional.of(ticket(id)) : Optional.empty();
  }

  private Ticket ticket(String id) {
    Kept kept = tickets.get(id);
    return new Ticket(id, kept.closed, kept.severity, kept.written.get(0), id);
  }

  @Override
  public String open(TicketDraft draft) throws TicketException {
    answer();
    String id = String.format("%04d", lastNumber.incrementAndGet());
    tickets.put(id, new Kept(draft));
    mayLose();
    return id;
  }

  @Override
  public void comment(String id, TicketComment comment) throws TicketException {
    answer();
    Kept kept = tickets.get(id);
    kept.title = comment.retitles() ? comment.alert().title() : kept.title;
    kept.severity = comment.raises() ? comment.alert().severityId() : kept.severity;
    kept.written.add(comment.alert().messageUid());
    if (comment.isFirst()) {
      kept.cards.add(comment.alert().findingUid());
    }
    mayLose();
  }

  @Override
  public boolean hasWritten(Ticket ticket, String messageUid) {
    return tickets.get(ticket.id()).written.contains(messageUid);
  }

  private void answer() throws TicketException {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try {
      Thread.sleep(answerMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      atOnce.decrementAndGet();
    }
    if (refusal != null) {
      throw refusal;
    }
  }

  /** The work is done, and its answer is lost. */
  private void mayLose() throws TicketException {
    if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new TicketException(TicketException.Kind.OUTAGE, "time-out", null);
    }
  }

  @Override
  public void close() {}
}
