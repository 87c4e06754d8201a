package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.alert.Finding;
import io.spawnwatch.job.metrics.StreamCount;
import io.spawnwatch.sigma.RegexBudgetException;
import io.spawnwatch.sigma.RuleHeader;
import io.spawnwatch.sigma.SigmaRule;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Emits and counts what the host stage finds; rows only where they were asked for. */
final class StageOutput implements DetectionOutput {

  private static final Logger LOG = LoggerFactory.getLogger(StageOutput.class);

  private final Output<StreamRecord<Alert>> output;
  private final StageFindings findings;
  private final WrittenRows rows;
  private final StreamCount.Tally matches;
  private final StreamCount.Tally rulesSwitchedOff;
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
    rulesSwitchedOff = StreamCount.RULES_SWITCHED_OFF.in(context);
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

  /** The failure's message stays out of the log: it may quote a command line. */
  @Override
  public void switchedOff(SigmaRule rule, RuntimeException failure) {
    rulesSwitchedOff.add();
    String why = failure instanceof RegexBudgetException ? failure.getMessage() : "it failed";
    LOG.error(
        "rule {} ({}) is switched off: {} ({})",
        rule.id(),
        rule.header().path(),
        why,
        failure.getClass().getName());
  }
}
