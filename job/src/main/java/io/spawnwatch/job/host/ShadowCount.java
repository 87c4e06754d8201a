package io.spawnwatch.job.host;

/**
 * What a shadow rule would have raised.
 *
 * @param findings new ones, not their updates
 * @param tickets those of the findings that are at or above the level of tickets
 */
public record ShadowCount(long findings, long tickets) {

  /** Both together. */
  public ShadowCount plus(ShadowCount other) {
    return new ShadowCount(findings + other.findings, tickets + other.tickets);
  }
}
