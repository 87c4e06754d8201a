package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.sequence.SignalIndex;

/** The signals of the current host, and the evidence beside them, read on completion only. */
interface SignalStore {

  /** The host's signals; null where it has none. */
  SignalIndex signals() throws Exception;

  /** Keeps the signals; null removes them. */
  void keep(SignalIndex signals) throws Exception;

  /** What a signal rests on; null where it was dropped. */
  Evidence evidence(ProcessGuid process) throws Exception;

  /** Keeps what a signal rests on. */
  void keep(ProcessGuid process, Evidence evidence) throws Exception;

  /** Forgets what a signal rested on. */
  void forget(ProcessGuid process) throws Exception;
}
