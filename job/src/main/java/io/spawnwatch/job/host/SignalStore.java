package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.sequence.SignalIndex;

/** The signals of the current host, and the evidence beside them, read on completion only. */
interface SignalStore {

  /** The host's signals, the caller's to change; empty where it has none. */
  SignalIndex signals();

  /** Keeps the signals. */
  void keep(SignalIndex signals);

  /** What a signal rests on; null where it was dropped. */
  Evidence evidence(ProcessGuid process);

  /** Keeps what a signal rests on. */
  void keep(ProcessGuid process, Evidence evidence);

  /** Forgets what a signal rested on. */
  void forget(ProcessGuid process);
}
