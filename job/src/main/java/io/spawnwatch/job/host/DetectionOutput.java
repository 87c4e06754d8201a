package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.sigma.RuleFailures;
import io.spawnwatch.sigma.RuleHeader;

/** Where the parts of the host stage put what they find. */
interface DetectionOutput extends RuleFailures {

  /** A message to publish. */
  void alert(Alert alert);

  /** An event matched a rule. */
  void match(ProcessEvent event, RuleHeader rule);

  /** A creation was traced, and is about to be matched. */
  void traced(TracedEvent traced);

  /** A sequence was completed. */
  void completion();

  /** Signals went because the host had too many of a rule. */
  void signalsDropped(int count);
}
