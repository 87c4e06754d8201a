package io.spawnwatch.job.alert;

import io.spawnwatch.sigma.Level;
import io.spawnwatch.sigma.RuleHeader;
import java.io.Serializable;
import java.time.Duration;
import java.util.Set;

/**
 * How findings are folded, and which are published.
 *
 * @param quiet after so long without a match, by the host's clock, the next one opens a new finding
 * @param updateInterval at most so long, by the host's clock, until repeats are published
 * @param minLevel lower findings are not published
 * @param statuses findings of rules of another status are not published; rules without one are
 * @param excluded ids of rules whose findings are not published
 * @param storm how many messages a rule and a host may publish
 */
public record FoldSettings(
    Duration quiet,
    Duration updateInterval,
    Level minLevel,
    Set<String> statuses,
    Set<String> excluded,
    StormSettings storm)
    implements Serializable {

  /** Whether findings of that rule or sequence are published. */
  public boolean publishes(RuleHeader rule) {
    return rule.level().compareTo(minLevel) >= 0
        && (rule.status().isEmpty() || statuses.contains(rule.status()))
        && !excluded.contains(rule.id());
  }
}
