package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.sequence.SignalIndex;
import java.util.List;

/**
 * The signals of the current host or estate group, and the evidence beside them, read on completion
 * only.
 */
interface SignalStore {

  /** The signals, to be changed in place and then kept; empty where there are none. */
  SignalIndex signals();

  /** Keeps what changed in the signals, and forgets the evidence of those that went. */
  void keep(SignalIndex signals);

  /**
   * What a signal rests on: its process; of a completed sequence all its processes, the last one
   * last. Empty where it was dropped.
   */
  List<Evidence> evidence(ProcessGuid process);

  /** Keeps what a signal rests on. */
  void keep(ProcessGuid process, List<Evidence> evidence);
}
