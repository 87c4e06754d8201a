package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Alert;

/** Where findings go. */
interface FindingOutput {

  /** A message to publish. */
  void alert(Alert alert);

  /** A message was due, and a storm cap held it back. */
  void heldBack();

  /** A sequence was completed. */
  void completion();

  /** Signals went because the host or group had too many of a rule. */
  void signalsDropped(int count);
}
