package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code event_count} and {@code value_count}: a scan over the window. Processes count once. */
final class CountEvaluation implements SequenceEvaluation {

  /** What a person can read; the count itself is exact. */
  private static final int MAX_EVIDENCE = 64;

  private final CorrelationRule rule;
  private final CorrelationCondition.Threshold threshold;

  CountEvaluation(CorrelationRule rule, CorrelationCondition.Threshold threshold) {
    this.rule = rule;
    this.threshold = threshold;
  }

  @Override
  public Optional<List<Completion.Step>> match(List<Member> members) {
    List<Member> counted = counted(members);
    boolean lastCounts = counted.contains(members.get(members.size() - 1));
    return lastCounts && threshold.holds(count(counted))
        ? Optional.of(steps(counted))
        : Optional.empty();
  }

  @Override
  public Collection<String> lastRules() {
    return rule.rules();
  }

  /** Those that have what is counted. */
  private List<Member> counted(List<Member> members) {
    return members.stream()
        .filter(member -> threshold.fields().stream().allMatch(f -> hasValue(member, f)))
        .toList();
  }

  private static boolean hasValue(Member member, Field field) {
    return !member.signal().values().getOrDefault(field, List.of()).isEmpty();
  }

  private long count(List<Member> counted) {
    if (threshold.fields().isEmpty()) {
      return counted.size();
    }
    Set<List<String>> distinct = new HashSet<>();
    for (Member member : counted) {
      List<String> tuple = new ArrayList<>();
      for (Field field : threshold.fields()) {
        tuple.add(member.signal().values().get(field).get(0).toLowerCase(Locale.ROOT));
      }
      distinct.add(tuple);
    }
    return distinct.size();
  }

  private static List<Completion.Step> steps(List<Member> counted) {
    return counted.subList(Math.max(0, counted.size() - MAX_EVIDENCE), counted.size()).stream()
        .map(member -> new Completion.Step(member.rules().get(0), member.signal()))
        .toList();
  }
}
