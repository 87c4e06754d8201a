package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.sigma.RuleHeader;

/** Where the parts of the host stage put what they find. */
interface DetectionOutput extends FindingOutput {

  /** An event matched a rule. */
  void match(ProcessEvent event, RuleHeader rule);

  /** A creation was traced, and is about to be matched. */
  void traced(TracedEvent traced);

  /** Creations had been matched without their creator, which came now. */
  void parentFoundLate(int creations);

  /** A signal for a group of an estate-wide sequence. */
  void estateSignal(EstateSignal signal);
}
