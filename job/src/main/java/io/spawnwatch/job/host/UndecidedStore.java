package io.spawnwatch.job.host;

import java.util.List;

/** The undecided completions of the current host or group. */
interface UndecidedStore {

  /** Those that wait; empty where none does. */
  List<Undecided.Candidate> undecided();

  /**
   * Keeps those that wait.
   *
   * @param clock of the host or group, milliseconds
   */
  void keepUndecided(List<Undecided.Candidate> candidates, long clock);
}
