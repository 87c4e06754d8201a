package io.spawnwatch.job.host;

import java.util.Map;

/**
 * By which set a subtask judges, and what its shadow rules have come to since.
 *
 * @param set version of the set
 * @param stage the name of the subtask's operator
 * @param subtask from 0
 * @param of how many subtasks there are
 * @param shadow by rule or sequence id: findings, and tickets, that it would have made
 */
public record StageReport(
    String set, String stage, int subtask, int of, Map<String, ShadowCount> shadow) {}
