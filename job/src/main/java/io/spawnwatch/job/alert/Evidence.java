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
    String ruleId, ProcessEvent event, ProcessNode process, List<ProcessNode> ancestors) {

  /** The same, for another rule. */
  public Evidence standingFor(String rule) {
    return new Evidence(rule, event, process, ancestors);
  }

  /** The same event, where the other one places its process. */
  public Evidence relocated(Evidence newer) {
    return process.guid().equals(newer.process.guid())
        ? new Evidence(ruleId, event, newer.process, newer.ancestors)
        : this;
  }
}
