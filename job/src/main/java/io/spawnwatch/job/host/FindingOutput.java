package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.alert.Finding;
import io.spawnwatch.sigma.RuleFailures;

/** Where findings go. */
interface FindingOutput extends RuleFailures {

  /** A message to publish. */
  void alert(Alert alert);

  /** A message was due, and a storm cap held it back. */
  void heldBack();

  /** A sequence was completed. */
  void completion();

  /** Signals went because the host or group had too many of a rule. */
  void signalsDropped(int count);

  /** A finding was not published, for its rule or sequence is silenced. */
  void silenced();

  /** A rule or sequence in shadow would have raised a finding. */
  void shadowed(Finding finding);
}
