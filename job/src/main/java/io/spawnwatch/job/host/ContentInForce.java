package io.spawnwatch.job.host;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * The set by which a stage judges. Without published sets, the one that the job was started with.
 * With them, the newest that was broadcast: in the stage's state at once, in force when it is
 * compiled, beside the stream and once a TaskManager. Every event is judged by one whole set.
 */
public final class ContentInForce implements Serializable {

  private static final MapStateDescriptor<String, DetectionContent> SET =
      new MapStateDescriptor<>(
          "rule-set", StringSerializer.INSTANCE, DetectionContentSerializer.INSTANCE);
  private static final String NEWEST = "newest";
  private static final long REPORT_MILLIS = Duration.ofSeconds(10).toMillis();

  private final DetectionContent start;
  private final boolean changes;

  private transient BroadcastState<String, DetectionContent> stored;
  private transient Background background;
  private transient ProcessingTimeService clock;
  private transient TaskInfo task;
  private transient String stage;
  private transient Consumer<CompiledContent> judge;
  private transient Consumer<StageReport> reports;
  private transient String inForce;
  private transient Map<String, ShadowCount> shadow;

  /**
   * The start set.
   *
   * @param start what is in force before anything was published
   * @param changes whether published sets take its place
   */
  public ContentInForce(DetectionContent start, boolean changes) {
    this.start = start;
    this.changes = changes;
  }

  /** Finds the set that was the newest when the state was written. */
  void restore(StateInitializationContext context) throws Exception {
    if (changes) {
      stored = context.getOperatorStateStore().getBroadcastState(SET);
    }
  }

  /**
   * Puts the first set in force.
   *
   * @param operator of the stage
   * @param judgeBy builds what the stage judges with; called now, and between two records later
   * @param reportTo takes reports; not called before the stage runs
   */
  void open(
      AbstractStreamOperator<?> operator,
      Consumer<CompiledContent> judgeBy,
      Consumer<StageReport> reportTo)
      throws Exception {
    judge = judgeBy;
    reports = reportTo;
    shadow = new HashMap<>();
    DetectionContent first = stored == null ? null : stored.get(NEWEST);
    putInForce(CompiledContent.of(first == null ? start : first));
    if (changes) {
      stage = operator.getOperatorConfig().getOperatorName();
      task = operator.getRuntimeContext().getTaskInfo();
      clock = operator.getProcessingTimeService();
      background =
          new Background(
              operator
                  .getContainingTask()
                  .getMailboxExecutorFactory()
                  .createExecutor(operator.getOperatorConfig().getChainIndex()));
      reportLater(0);
    }
  }

  private void putInForce(CompiledContent compiled) {
    inForce = compiled.version();
    shadow.clear();
    judge.accept(compiled);
  }

  /** Takes a set in that was checked; the events after it may still be judged by the one before. */
  void offer(DetectionContent next) throws Exception {
    stored.put(NEWEST, next);
    if (next.version().equals(inForce)) {
      report();
    } else {
      background.run(pace -> CompiledContent.of(next, pace), this::compiled);
    }
  }

  /** A set that a newer one has overtaken is not put in force any more. */
  private void compiled(CompiledContent compiled) {
    if (compiled.version().equals(newest())) {
      putInForce(compiled);
      report();
    }
  }

  private String newest() {
    try {
      return stored.get(NEWEST).version();
    } catch (Exception e) {
      throw new IllegalStateException("broadcast state is in memory", e);
    }
  }

  /** A rule in shadow would have raised a finding. */
  void shadowed(String id, boolean isTicket) {
    shadow.merge(id, new ShadowCount(1, isTicket ? 1 : 0), ShadowCount::plus);
  }

  private void report() {
    reports.accept(
        new StageReport(
            inForce,
            stage,
            task.getIndexOfThisSubtask(),
            task.getNumberOfParallelSubtasks(),
            Map.copyOf(shadow)));
  }

  /** At the start, so that a restored set is known to be active, and then for shadow rules. */
  private void reportLater(long delay) {
    clock.registerTimer(
        clock.getCurrentProcessingTime() + delay,
        now -> {
          if (delay == 0 || !shadow.isEmpty()) {
            report();
          }
          reportLater(REPORT_MILLIS);
        });
  }
}
