package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessGuid;
import java.util.Comparator;
import java.util.List;

/**
 * The completions of a host or group that hold only if something does not happen.
 *
 * @param all those that wait; at least one
 * @param clock of the host or group when it was last looked at, milliseconds
 * @param since processing time when it was first seen so, milliseconds
 */
public record Undecided(List<Candidate> all, long clock, long since) {

  /** For one whose events all lie too far ahead to move its clock. */
  private static final long WITHOUT_CLOCK_MILLIS = 86_400_000;

  /**
   * One completion.
   *
   * @param sequence the sequence's id
   * @param last the process that it ends at
   * @param deadline decided once the clock has passed it, milliseconds
   */
  public record Candidate(String sequence, ProcessGuid last, long deadline) {}

  /** The earliest deadline. */
  long earliest() {
    return all.stream().min(Comparator.comparingLong(Candidate::deadline)).orElseThrow().deadline();
  }

  /** When it has been silent for as long as its clock lacks to the earliest deadline. */
  long silentAt() {
    long lacking = clock == Long.MIN_VALUE ? WITHOUT_CLOCK_MILLIS : earliest() - clock;
    return since + Math.max(0, lacking) + 1;
  }

  /** How far the clock may be taken to have gone, where it still stands as it was looked at. */
  long clockAt(long now) {
    return clock == Long.MIN_VALUE ? earliest() + 1 : clock + now - since;
  }
}
