package io.spawnwatch.event;

import java.util.UUID;

/**
 * The canonical id of a process: given by the lineage when it first hears of the process, never
 * changed, unique in the estate and in time.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record ProcessGuid(long high, long low) {

  /** The id in the usual form, 36 characters, lower case. */
  @Override
  public String toString() {
    return new UUID(high, low).toString();
  }
}
