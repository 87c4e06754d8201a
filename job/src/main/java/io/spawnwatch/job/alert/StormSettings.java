package io.spawnwatch.job.alert;

import java.io.Serializable;

/**
 * Caps on messages to the alerts topic, each within an hour of event time: a rule that matches
 * everything, or a host that runs wild, must not drown the other alerts.
 *
 * @param hostRule messages of one rule on one host
 * @param host messages of one host; a rule's first always passes, so that no storm hides another
 *     rule
 * @param rule messages of one rule in one subtask
 */
public record StormSettings(int hostRule, int host, int rule) implements Serializable {}
