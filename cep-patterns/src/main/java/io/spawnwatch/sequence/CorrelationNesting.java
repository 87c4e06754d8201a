package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks correlation rules that refer to correlation rules. */
public final class CorrelationNesting {

  private static final int MAX_DEPTH = 3;

  private final Map<String, CorrelationRule> all;

  /**
   * A check.
   *
   * @param all correlation rules by id
   */
  public CorrelationNesting(Map<String, CorrelationRule> all) {
    this.all = all;
  }

  /** Why a rule cannot refer to what it refers to; empty where it can. */
  public Optional<String> problem(CorrelationRule rule) {
    List<String> circle = circle(rule, List.of(rule.id()));
    if (!circle.isEmpty()) {
      return Optional.of("refers to itself: " + String.join(" → ", circle));
    }
    int depth = depth(rule);
    if (depth > MAX_DEPTH) {
      return Optional.of(
          "is " + depth + " correlations deep; at most " + MAX_DEPTH + " are evaluated");
    }
    return inner(rule).stream().flatMap(inner -> scope(rule, inner).stream()).findFirst();
  }

  private List<CorrelationRule> inner(CorrelationRule rule) {
    return rule.rules().stream().filter(all::containsKey).map(all::get).toList();
  }

  private List<String> circle(CorrelationRule rule, List<String> path) {
    for (CorrelationRule inner : inner(rule)) {
      List<String> longer = new ArrayList<>(path);
      longer.add(inner.id());
      if (inner.id().equals(path.get(0))) {
        return longer;
      }
      List<String> circle = path.contains(inner.id()) ? List.of() : circle(inner, longer);
      if (!circle.isEmpty()) {
        return circle;
      }
    }
    return List.of();
  }

  private int depth(CorrelationRule rule) {
    return 1 + inner(rule).stream().mapToInt(this::depth).max().orElse(0);
  }

  /** An estate-wide one is completed away from its host, where only its own group is known. */
  private static Optional<String> scope(CorrelationRule rule, CorrelationRule inner) {
    if (!inner.isEstateWide()) {
      return Optional.empty();
    }
    if (!rule.isEstateWide()) {
      return Optional.of(
          "joins on one host, but " + inner.id() + " is estate-wide: its group-by tells no host");
    }
    for (JoinKey key : rule.groupBy()) {
      Field field = key.fields().get(inner.id());
      if (field.isMultiValued() || !groupsBy(inner, field)) {
        return Optional.of(
            "groups by " + field.sigmaName() + " of " + inner.id() + ", which that does not share");
      }
    }
    return Optional.empty();
  }

  private static boolean groupsBy(CorrelationRule inner, Field field) {
    return inner.groupBy().stream()
        .anyMatch(key -> key.fields().values().stream().allMatch(field::equals));
  }
}
