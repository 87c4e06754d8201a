package io.spawnwatch.job.ticket;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/** What the ticket stage counts. */
final class TicketMetrics implements TicketCounts {

  private final MetricGroup group;
  private final Counter opened;
  private final Counter comments;
  private final Counter unwritten;
  private final Counter retries;
  private final Counter deadLetters;

  TicketMetrics(MetricGroup group, IntSupplier waiting) {
    this.group = group;
    opened = counter("ticketsOpened");
    comments = counter("ticketComments");
    unwritten = counter("ticketRepeatsUnwritten");
    retries = counter("ticketRetries");
    deadLetters = counter("ticketDeadLetters");
    group.gauge("ticketAlertsWaiting", (Gauge<Integer>) waiting::getAsInt);
  }

  /** Deliveries run on threads of their own. */
  private Counter counter(String name) {
    return group.counter(name, new ThreadSafeSimpleCounter());
  }

  void breaker(BooleanSupplier isOpen) {
    group.gauge("ticketBreakerOpen", (Gauge<Integer>) () -> isOpen.getAsBoolean() ? 1 : 0);
  }

  @Override
  public void opened() {
    opened.inc();
  }

  @Override
  public void commented() {
    comments.inc();
  }

  @Override
  public void unwritten() {
    unwritten.inc();
  }

  @Override
  public void retried() {
    retries.inc();
  }

  void deadLetter() {
    deadLetters.inc();
  }
}
