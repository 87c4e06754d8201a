package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.metrics.StreamCount;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Emits and counts the findings of a stage. */
final class StageFindings implements FindingOutput {

  private final Output<StreamRecord<Alert>> output;
  private final StreamCount.Tally alerts;
  private final StreamCount.Tally heldBack;
  private final StreamCount.Tally completions;
  private final StreamCount.Tally signalsDropped;

  StageFindings(Output<StreamRecord<Alert>> output, RuntimeContext context) {
    this.output = output;
    alerts = StreamCount.ALERTS.in(context);
    heldBack = StreamCount.ALERTS_HELD_BACK.in(context);
    completions = StreamCount.COMPLETIONS.in(context);
    signalsDropped = StreamCount.SIGNALS_DROPPED.in(context);
  }

  @Override
  public void alert(Alert alert) {
    alerts.add();
    output.collect(new StreamRecord<>(alert));
  }

  @Override
  public void heldBack() {
    heldBack.add();
  }

  @Override
  public void completion() {
    completions.add();
  }

  @Override
  public void signalsDropped(int count) {
    signalsDropped.add(count);
  }
}
