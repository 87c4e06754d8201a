package io.spawnwatch.bench;

import io.spawnwatch.job.host.DetectionContent;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Counts what passes, and how much CPU the process needs for so many. */
final class CountingStage extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<Long, Void>,
        TwoInputStreamOperator<Long, DetectionContent, Void> {

  /** Of the run that is on; the stage runs in this JVM. */
  private static volatile CompletableFuture<Double> result = new CompletableFuture<>();

  private final long first;
  private final long last;

  private transient long seen;
  private transient long cpu;

  /**
   * The stage.
   *
   * @param warmUp events that pass before it counts
   * @param events that it counts
   */
  CountingStage(long warmUp, long events) {
    first = warmUp;
    last = warmUp + events;
  }

  /** Process CPU nanoseconds of the events counted, by the next run. */
  static CompletableFuture<Double> cpuNanos() {
    result = new CompletableFuture<>();
    return result;
  }

  @Override
  public void processElement(StreamRecord<Long> element) {
    seen++;
    if (seen == first) {
      cpu = Measurement.cpuNanos();
    } else if (seen == last) {
      result.complete((double) (Measurement.cpuNanos() - cpu));
    }
  }

  @Override
  public void processElement1(StreamRecord<Long> element) {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<DetectionContent> element) {
    // The stage that is measured elsewhere compiles it; here only the way of the events is.
  }
}
