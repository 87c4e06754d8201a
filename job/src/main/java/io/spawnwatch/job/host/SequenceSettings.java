package io.spawnwatch.job.host;

import java.io.Serializable;
import java.time.Duration;

/**
 * How signals are kept.
 *
 * @param lateness how far behind the clock of its host or group a signal may arrive
 * @param maxSignals signals kept of one rule, and host or group
 */
public record SequenceSettings(Duration lateness, int maxSignals) implements Serializable {}
