package io.spawnwatch.job.ticket;

/**
 * What is remembered of a finding of an activity.
 *
 * @param count of its last message that was dealt with
 * @param isShown whether its card stands in the activity's newest ticket
 */
public record SeenFinding(long count, boolean isShown) {}
