package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.sigma.RuleFailures;
import io.spawnwatch.sigma.RuleHeader;

/** Where the parts of the host stage put what they find. */
interface DetectionOutput extends FindingOutput, RuleFailures {

  /** An event matched a rule. */
  void match(ProcessEvent event, RuleHeader rule);

  /** A creation was traced, and is about to be matched. */
  void traced(TracedEvent traced);

  /** A signal for a group of an estate-wide sequence. */
  void estateSignal(EstateSignal signal);
}
