package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.alert.Finding;
import io.spawnwatch.job.metrics.StreamCount;
import io.spawnwatch.sigma.Level;
import io.spawnwatch.sigma.RegexBudgetException;
import io.spawnwatch.sigma.RuleHeader;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Emits and counts the findings of a stage. */
final class StageFindings implements FindingOutput {

  private static final Logger LOG = LoggerFactory.getLogger(StageFindings.class);

  private final Output<StreamRecord<Alert>> output;
  private final ContentInForce content;
  private final StreamCount.Tally alerts;
  private final StreamCount.Tally heldBack;
  private final StreamCount.Tally completions;
  private final StreamCount.Tally signalsDropped;
  private final StreamCount.Tally rulesSwitchedOff;
  private final StreamCount.Tally silenced;
  private final StreamCount.Tally shadowed;

  StageFindings(
      Output<StreamRecord<Alert>> output, RuntimeContext context, ContentInForce content) {
    this.output = output;
    this.content = content;
    alerts = StreamCount.ALERTS.in(context);
    heldBack = StreamCount.ALERTS_HELD_BACK.in(context);
    completions = StreamCount.COMPLETIONS.in(context);
    signalsDropped = StreamCount.SIGNALS_DROPPED.in(context);
    rulesSwitchedOff = StreamCount.RULES_SWITCHED_OFF.in(context);
    silenced = StreamCount.SILENCED.in(context);
    shadowed = StreamCount.SHADOWED.in(context);
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

  @Override
  public void silenced() {
    silenced.add();
  }

  @Override
  public void shadowed(Finding finding) {
    shadowed.add();
    boolean isSequence = finding.evidence().size() > 1;
    Level tickets = isSequence ? Level.MEDIUM : Level.HIGH;
    content.shadowed(finding.analytic().id(), finding.analytic().level().compareTo(tickets) >= 0);
  }

  /** The failure's message stays out of the log: it may quote a command line. */
  @Override
  public void switchedOff(RuleHeader rule, RuntimeException failure) {
    rulesSwitchedOff.add();
    String why = failure instanceof RegexBudgetException ? failure.getMessage() : "it failed";
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    LOG.error(
        "{} ({}) is switched off: {} ({})",
        rule.id(),
        rule.path(),
        why,
        cause.getClass().getName());
  }
}
