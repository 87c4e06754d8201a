package io.spawnwatch.job.ticket;

import dev.failsafe.FailsafeException;
import io.spawnwatch.job.decode.DeadLetter;
import io.spawnwatch.job.decode.RawRecord;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Delivers alerts, keyed by activity: those of one activity in order and one at a time, those of
 * different ones side by side. Neither Flink's async I/O nor its async sink does that: the first
 * runs a key's requests at once and has no keyed state, the second has neither keys nor state. What
 * was not delivered yet is keyed state, and is delivered again after a restart. Emits what the
 * ticketing system will never take.
 */
public final class TicketStage extends AbstractStreamOperator<DeadLetter>
    implements OneInputStreamOperator<RawRecord, DeadLetter>, BoundedOneInput {

  private static final MapStateDescriptor<Long, RawRecord> WAITING =
      new MapStateDescriptor<>("waiting", LongSerializer.INSTANCE, RawRecordSerializer.INSTANCE);

  /** An alert made after the start, by whatever clock, was not delivered before it. */
  private static final long CLOCK_SKEW_MILLIS = Duration.ofMinutes(10).toMillis();

  private final TicketSettings settings;

  private transient ValueState<ActivityTicket> activities;
  private transient MapState<Long, RawRecord> waiting;
  private transient WaitingAlerts queue;
  private transient long started;
  private transient MailboxExecutor mailbox;
  private transient TicketMetrics metrics;
  private transient TicketConnector connector;
  private transient ReliableDelivery delivery;

  /** The stage; it connects when it opens. */
  public TicketStage(TicketSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws Exception {
    super.open();
    activities = getRuntimeContext().getState(activityState());
    waiting = getRuntimeContext().getMapState(WAITING);
    queue = new WaitingAlerts();
    started = System.currentTimeMillis();
    mailbox =
        getContainingTask()
            .getMailboxExecutorFactory()
            .createExecutor(getOperatorConfig().getChainIndex());
    metrics = new TicketMetrics(getMetricGroup(), queue::size);
    connector = settings.connector().connect();
    delivery =
        new ReliableDelivery(
            new TicketDelivery(connector, settings.floors(), metrics),
            settings.delivery(),
            metrics);
    metrics.breaker(delivery::isWaiting);
    goOnAfterARestart();
  }

  private ValueStateDescriptor<ActivityTicket> activityState() {
    ValueStateDescriptor<ActivityTicket> descriptor =
        new ValueStateDescriptor<>("activity", ActivityTicketSerializer.INSTANCE);
    descriptor.enableTimeToLive(
        StateTtlConfig.newBuilder(settings.delivery().memory()).cleanupFullSnapshot().build());
    return descriptor;
  }

  private void goOnAfterARestart() throws Exception {
    this.<String>getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            WAITING,
            (activity, state) -> {
              for (Map.Entry<Long, RawRecord> entry : state.entries()) {
                queue.restore(activity, entry.getKey(), entry.getValue());
              }
            });
    for (String activity : queue.activities()) {
      deliverNext(activity);
    }
  }

  @Override
  public void processElement(StreamRecord<RawRecord> element) throws Exception {
    while (queue.size() >= settings.delivery().capacity()) {
      mailbox.yield();
    }
    RawRecord record = element.getValue();
    String activity = AlertRouting.activity(record);
    setCurrentKey(activity);
    boolean isFirst = !queue.has(activity);
    waiting.put(queue.add(activity, record), record);
    if (isFirst) {
      deliverNext(activity);
    }
  }

  /** Sends the activity's next alert on its way; the current key is the activity's. */
  private void deliverNext(String activity) throws Exception {
    setCurrentKey(activity);
    ActivityTicket known = activities.value() == null ? ActivityTicket.NONE : activities.value();
    TicketAlert alert = TicketAlert.of(queue.next(activity).record()).orElseThrow();
    delivery
        .deliver(known, alert, alert.processedTime() < started + CLOCK_SKEW_MILLIS)
        .whenComplete(
            (result, failure) ->
                mailbox.execute(() -> delivered(alert, result, failure), "alert delivered"));
  }

  private void delivered(TicketAlert alert, ActivityTicket result, Throwable failure)
      throws Exception {
    String activity = alert.activity();
    setCurrentKey(activity);
    if (failure == null) {
      activities.update(result);
    } else {
      refused(alert, cause(failure));
    }
    waiting.remove(queue.remove(activity).number());
    if (queue.has(activity)) {
      deliverNext(activity);
    }
  }

  private void refused(TicketAlert alert, Throwable failure) {
    String reason = failure instanceof TicketException ? failure.getMessage() : failure.toString();
    LOG.error("alert {} became a dead letter: {}", alert.messageUid(), reason);
    metrics.deadLetter();
    RawRecord record = alert.record();
    output.collect(
        new StreamRecord<>(
            new DeadLetter(
                record.bytes(), reason, record.source(), record.partition(), record.offset())));
  }

  private static Throwable cause(Throwable failure) {
    boolean isWrapped =
        failure instanceof CompletionException || failure instanceof FailsafeException;
    return isWrapped && failure.getCause() != null ? failure.getCause() : failure;
  }

  @Override
  public void endInput() throws Exception {
    while (queue.size() > 0) {
      mailbox.yield();
    }
  }

  @Override
  public void close() throws Exception {
    if (delivery != null) {
      delivery.close();
      connector.close();
    }
    super.close();
  }
}
