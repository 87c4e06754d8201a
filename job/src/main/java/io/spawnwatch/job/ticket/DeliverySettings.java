package io.spawnwatch.job.ticket;

import java.io.Serializable;
import java.time.Duration;

/**
 * How hard the ticketing system is asked.
 *
 * @param connections requests at once, of each subtask
 * @param capacity alerts that wait in a subtask before it stops reading
 * @param minDelay before the second attempt
 * @param maxDelay between later attempts
 * @param breakerDelay how long a system that is down is spared
 * @param giveUpAfter when an alert becomes a dead letter
 * @param memory how long an activity without alerts is remembered
 */
public record DeliverySettings(
    int connections,
    int capacity,
    Duration minDelay,
    Duration maxDelay,
    Duration breakerDelay,
    Duration giveUpAfter,
    Duration memory)
    implements Serializable {}
