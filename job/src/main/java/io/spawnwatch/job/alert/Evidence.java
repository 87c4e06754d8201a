package io.spawnwatch.job.alert;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.lineage.ProcessNode;
import java.util.List;

/**
 * One process that a finding rests on.
 *
 * @param ruleId the rule that it matched, or that it stands for in a sequence
 * @param event the event that matched
 * @param process the process as the lineage knows it
 * @param ancestors its ancestors, nearest first
 */
public record Evidence(
    String ruleId, ProcessEvent event, ProcessNode process, List<ProcessNode> ancestors) {}
