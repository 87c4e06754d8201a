package io.spawnwatch.job.host;

import java.io.Serializable;
import java.time.Duration;

/**
 * How signals are kept.
 *
 * @param lateness how far behind the clock of its host or group a signal may arrive
 * @param maxSignals signals kept of one rule, and host or group
 * @param decidesTheSilent whether what waits for a host or group that has fallen silent is decided
 *     by processing time; in a bounded run the end of the input decides it
 */
public record SequenceSettings(Duration lateness, int maxSignals, boolean decidesTheSilent)
    implements Serializable {}
