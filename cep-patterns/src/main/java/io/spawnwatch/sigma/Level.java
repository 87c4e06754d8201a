package io.spawnwatch.sigma;

/** How severe a match is: the {@code level} of a Sigma rule, least first. */
public enum Level {
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
