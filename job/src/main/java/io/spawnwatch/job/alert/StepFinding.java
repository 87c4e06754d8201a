package io.spawnwatch.job.alert;

/**
 * A rule's own finding that a step of a sequence rests on.
 *
 * @param uid the finding's uid
 * @param ruleId the rule
 */
public record StepFinding(String uid, String ruleId) {}
