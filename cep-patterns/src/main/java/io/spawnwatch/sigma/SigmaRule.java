package io.spawnwatch.sigma;

import java.util.List;

/**
 * A Sigma rule for process creations, ready to evaluate.
 *
 * @param header id, title, level, tags
 * @param logsource what it is for
 * @param condition its detection, with all search identifiers resolved
 * @param warnings what is legal but probably not meant, such as a field that no event has
 */
public record SigmaRule(
    RuleHeader header, Logsource logsource, Condition condition, List<Problem> warnings) {

  /** The rule's id. */
  public String id() {
    return header.id();
  }

  /** The same rule, matching only where a filter's condition holds too. */
  public SigmaRule filteredBy(Condition filter) {
    return with(new Condition.And(List.of(condition, filter)));
  }

  /** The same rule with another condition. */
  public SigmaRule with(Condition other) {
    return new SigmaRule(header, logsource, other, warnings);
  }

  /** The same rule under another id. */
  public SigmaRule called(String id) {
    return new SigmaRule(header.withId(id), logsource, condition, List.of());
  }
}
