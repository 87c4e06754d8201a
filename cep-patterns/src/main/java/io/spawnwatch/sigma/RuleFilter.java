package io.spawnwatch.sigma;

import java.util.List;

/**
 * A Sigma filter: a condition that is added to other rules, without touching their files.
 *
 * @param title for messages
 * @param logsource rules of another are never filtered
 * @param targets ids and names of rules and correlations; empty for all rules of the log source
 * @param condition must hold too; to exclude, it says {@code not}
 * @param at the place of its {@code rules}
 * @param warnings what is legal but probably not meant
 */
public record RuleFilter(
    String title,
    Logsource logsource,
    List<String> targets,
    Condition condition,
    Problem at,
    List<Problem> warnings) {

  /** Whether it is for that rule. */
  public boolean isFor(SigmaRule rule) {
    return logsource.covers(rule.logsource())
        && (targets.isEmpty() || names(rule.id(), rule.header().name()));
  }

  /** Whether it names the rule or correlation with that id and name; the latter may be null. */
  public boolean names(String id, String name) {
    return targets.contains(id) || name != null && targets.contains(name);
  }
}
