package io.spawnwatch.job.alert;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was published in one hour of event time. Immutable.
 *
 * @param begin of the hour, milliseconds since 1970 UTC
 * @param messages all of them
 * @param byRule messages by rule id
 * @param announced ids of rules whose storm was told of; {@link #ALL_RULES} for the storm of all
 */
public record StormHour(
    long begin, int messages, Map<String, Integer> byRule, Set<String> announced) {

  /** Stands for all rules in {@link #announced}: no rule has an empty id. */
  static final String ALL_RULES = "";

  static StormHour beginning(long begin) {
    return new StormHour(begin, 0, Map.of(), Set.of());
  }

  int messages(String rule) {
    return byRule.getOrDefault(rule, 0);
  }

  /** With one more message of the rule. */
  StormHour published(String rule) {
    Map<String, Integer> counts = new HashMap<>(byRule);
    counts.merge(rule, 1, Integer::sum);
    return new StormHour(begin, messages + 1, counts, announced);
  }

  StormHour announcing(String rule) {
    Set<String> told = new HashSet<>(announced);
    told.add(rule);
    return new StormHour(begin, messages, byRule, told);
  }
}
