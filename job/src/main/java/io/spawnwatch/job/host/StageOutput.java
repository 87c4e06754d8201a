package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.alert.Finding;
import io.spawnwatch.job.metrics.StreamCount;
import io.spawnwatch.sigma.RuleHeader;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Emits and counts what the host stage finds; rows only where they were asked for. */
final class StageOutput implements DetectionOutput {

  private final Output<StreamRecord<Alert>> output;
  private final StageFindings findings;
  private final WrittenRows rows;
  private final StreamCount.Tally matches;
  private final StreamCount.Tally parentsFoundLate;

  StageOutput(
      Output<StreamRecord<Alert>> output,
      RuntimeContext context,
      ContentInForce content,
      WrittenRows rows) {
    this.output = output;
    this.rows = rows;
    findings = new StageFindings(output, context, content);
    matches = StreamCount.MATCHES.in(context);
    parentsFoundLate = StreamCount.PARENTS_FOUND_LATE.in(context);
  }

  @Override
  public void alert(Alert alert) {
    findings.alert(alert);
  }

  @Override
  public void heldBack() {
    findings.heldBack();
  }

  @Override
  public void match(ProcessEvent event, RuleHeader rule) {
    matches.add();
    if (rows.matches()) {
      output.collect(HostStage.MATCHES, new StreamRecord<>(RowWriter.match(event, rule)));
    }
  }

  @Override
  public void traced(TracedEvent traced) {
    if (rows.enriched()) {
      output.collect(HostStage.ENRICHED, new StreamRecord<>(RowWriter.enriched(traced)));
    }
  }

  @Override
  public void estateSignal(EstateSignal signal) {
    output.collect(HostStage.ESTATE_SIGNALS, new StreamRecord<>(signal));
  }

  @Override
  public void parentFoundLate(int creations) {
    parentsFoundLate.add(creations);
  }

  @Override
  public void completion() {
    findings.completion();
  }

  @Override
  public void signalsDropped(int count) {
    findings.signalsDropped(count);
  }

  @Override
  public void silenced() {
    findings.silenced();
  }

  @Override
  public void shadowed(Finding finding) {
    findings.shadowed(finding);
  }

  @Override
  public void switchedOff(RuleHeader rule, RuntimeException failure) {
    findings.switchedOff(rule, failure);
  }
}
