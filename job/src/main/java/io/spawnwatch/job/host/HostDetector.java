package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.job.alert.Finding;
import io.spawnwatch.job.lineage.Lineage;
import io.spawnwatch.job.lineage.Traced;
import io.spawnwatch.sigma.RuleHeader;
import io.spawnwatch.sigma.RuleMatcher;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the host stage does with an event of the current host: trace, match, join, fold. */
final class HostDetector {

  private final CompiledContent content;
  private final RuleMatcher matcher;
  private final Lineage lineage;
  private final SignalStage signals;
  private final AlertFold alerts;
  private final DetectionOutput output;

  HostDetector(
      CompiledContent content,
      Lineage lineage,
      SignalStage signals,
      AlertFold alerts,
      DetectionOutput output) {
    this.content = content;
    this.matcher = content.rules().matcher(output);
    this.lineage = lineage;
    this.signals = signals;
    this.alerts = alerts;
    this.output = output;
  }

  /**
   * Takes an event in.
   *
   * @return false where it was delivered before, and dropped
   */
  boolean onEvent(ProcessEvent event) {
    if (lineage.isRedelivered(event)) {
      return false;
    }
    boolean changesTree =
        switch (event.kind()) {
          case CREATION -> onCreation(new TracedEvent(event, lineage.created(event)));
          case EXIT -> lineage.exited(event);
          case BOOT -> lineage.booted(event);
        };
    if (changesTree) {
      signals.rejoin();
    }
    return true;
  }

  private boolean onCreation(TracedEvent traced) {
    output.traced(traced);
    int matches = matcher.match(traced);
    Set<String> signalRules = null;
    for (int i = 0; i < matches; i++) {
      RuleHeader rule = content.rules().rule(matcher.matched(i)).header();
      if (matcher.matched(i) < content.told()) {
        tell(rule, traced);
      }
      if (content.sequences().isSignalRule(rule.id())) {
        signalRules = signalRules == null ? new HashSet<>() : signalRules;
        signalRules.add(rule.id());
      }
    }
    if (signalRules != null) {
      signals.signal(traced, signalRules);
    }
    output.parentFoundLate(traced.lineage().foundLate());
    return traced.lineage().changesTree();
  }

  private void tell(RuleHeader rule, TracedEvent traced) {
    output.match(traced.event(), rule);
    if (!content.silent().contains(rule.id())) {
      alerts.found(finding(rule, traced));
    }
  }

  private static Finding finding(RuleHeader rule, TracedEvent traced) {
    Traced lineage = traced.lineage();
    var evidence = new Evidence(rule.id(), traced.event(), lineage.process(), lineage.ancestors());
    return new Finding(
        rule,
        "Sigma rule",
        traced.event().host(),
        lineage.process().activity(),
        null,
        Behaviour.of(lineage.process(), lineage.ancestors()),
        traced.event().time(),
        List.of(evidence));
  }
}
