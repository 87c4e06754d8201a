package io.spawnwatch.library;

import io.spawnwatch.sequence.RuleReferences;
import io.spawnwatch.sigma.Condition;
import io.spawnwatch.sigma.RuleFilter;
import io.spawnwatch.sigma.SigmaRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The references of one correlation, where filters name it: its steps are copies of the rules that
 * it refers to, filtered for it alone. Correlations that it refers to are not filtered for it.
 */
final class FilteredSteps implements RuleReferences {

  private final RuleNames names;
  private final String sequence;
  private final List<Condition> conditions;
  private final Set<String> copied = new LinkedHashSet<>();

  private FilteredSteps(RuleNames names, String sequence, List<Condition> conditions) {
    this.names = names;
    this.sequence = sequence;
    this.conditions = conditions;
  }

  static FilteredSteps of(LibraryDocument correlation, List<RuleFilter> filters, RuleNames names) {
    String name = correlation.map().text("name", null);
    List<Condition> conditions =
        filters.stream()
            .filter(filter -> filter.names(correlation.id(), name))
            .map(RuleFilter::condition)
            .toList();
    return new FilteredSteps(names, correlation.id(), conditions);
  }

  @Override
  public List<String> resolve(String reference, String path) {
    List<String> ids = names.resolve(reference, path);
    return conditions.isEmpty() ? ids : ids.stream().map(this::copy).toList();
  }

  private String copy(String id) {
    if (names.isCorrelation(id)) {
      return id;
    }
    copied.add(id);
    return idOfCopy(id);
  }

  private String idOfCopy(String id) {
    return id + " in " + sequence;
  }

  @Override
  public Optional<String> nearest(String reference) {
    return names.nearest(reference);
  }

  @Override
  public boolean isLeftOut(String reference) {
    return names.isLeftOut(reference);
  }

  /** The copies to load beside the rules. */
  List<SigmaRule> copies(List<SigmaRule> rules) {
    return rules.stream()
        .filter(rule -> copied.contains(rule.id()))
        .map(rule -> filtered(rule).called(idOfCopy(rule.id())))
        .toList();
  }

  private SigmaRule filtered(SigmaRule rule) {
    SigmaRule filtered = rule;
    for (Condition condition : conditions) {
      filtered = filtered.filteredBy(condition);
    }
    return filtered;
  }
}
