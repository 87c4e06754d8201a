package io.spawnwatch.job.host;

import java.io.Serializable;

/**
 * Which of the host stage's side outputs are read; the others are not written.
 *
 * @param matches a row per pair of an event and a rule
 * @param enriched a row per creation
 * @param hostStatus a row per host, at most hourly
 */
public record WrittenRows(boolean matches, boolean enriched, boolean hostStatus)
    implements Serializable {

  /** No rows. */
  public static final WrittenRows NONE = new WrittenRows(false, false, false);
}
