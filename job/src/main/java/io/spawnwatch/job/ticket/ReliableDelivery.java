package io.spawnwatch.job.ticket;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers until the ticketing system takes an alert, or will never take it: with backoff and
 * jitter, as long as it asks, and with a circuit breaker that spares it while it is down.
 */
final class ReliableDelivery implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReliableDelivery.class);
  private static final double JITTER = 0.25;
  private static final int FAILURES_TO_OPEN = 5;

  private final TicketDelivery delivery;
  private final ExecutorService threads;
  private final CircuitBreaker<ActivityTicket> breaker;
  private final FailsafeExecutor<ActivityTicket> failsafe;

  ReliableDelivery(TicketDelivery delivery, DeliverySettings settings, TicketCounts counts) {
    this.delivery = delivery;
    this.threads = Executors.newFixedThreadPool(settings.connections());
    this.breaker = breaker(settings);
    this.failsafe = Failsafe.with(retry(settings, counts), breaker).with(threads);
  }

  private static RetryPolicy<ActivityTicket> retry(DeliverySettings settings, TicketCounts counts) {
    return RetryPolicy.<ActivityTicket>builder()
        .handleIf((ticket, failure) -> isWorthAnotherTry(failure))
        .withBackoff(settings.minDelay(), settings.maxDelay())
        .withJitter(JITTER)
        .withDelayFnOn(ReliableDelivery::asked, TicketException.class)
        .withMaxRetries(-1)
        .withMaxDuration(settings.giveUpAfter())
        .onFailedAttempt(attempt -> counts.retried())
        .build();
  }

  /**
   * How long the system asked to wait, and a third more, for the jitter takes up to a quarter away;
   * a negative span leaves it to the backoff.
   */
  private static Duration asked(ExecutionContext<ActivityTicket> context) {
    Duration asked = ((TicketException) context.getLastException()).retryAfter();
    return asked == null ? Duration.ofMillis(-1) : asked.plus(asked.dividedBy(3));
  }

  private static CircuitBreaker<ActivityTicket> breaker(DeliverySettings settings) {
    return CircuitBreaker.<ActivityTicket>builder()
        .handleIf((ticket, failure) -> isKind(failure, TicketException.Kind.OUTAGE))
        .withFailureThreshold(FAILURES_TO_OPEN)
        .withDelay(settings.breakerDelay())
        .onOpen(event -> LOG.warn("the ticketing system does not answer; waiting for it"))
        .onClose(event -> LOG.info("the ticketing system answers again"))
        .build();
  }

  private static boolean isWorthAnotherTry(Throwable failure) {
    return failure instanceof CircuitBreakerOpenException
        || isKind(failure, TicketException.Kind.OUTAGE)
        || isKind(failure, TicketException.Kind.BUSY)
        || isKind(failure, TicketException.Kind.CONFLICT);
  }

  private static boolean isKind(Throwable failure, TicketException.Kind kind) {
    return failure instanceof TicketException refused && refused.kind() == kind;
  }

  /** Delivers an alert; fails only where that is of no use any more. */
  CompletableFuture<ActivityTicket> deliver(
      ActivityTicket known, TicketAlert alert, boolean isInDoubt) {
    return failsafe.getAsync(
        context -> {
          if (context.getLastException() instanceof TicketException failed) {
            LOG.info("again, after: {}", failed.getMessage());
          }
          return delivery.deliver(known, alert, isInDoubt || context.getAttemptCount() > 0);
        });
  }

  /** Whether the breaker spares the system now. */
  boolean isWaiting() {
    return breaker.isOpen();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
