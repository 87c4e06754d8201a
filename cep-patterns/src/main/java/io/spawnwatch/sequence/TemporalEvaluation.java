package io.spawnwatch.sequence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code temporal}: every rule has a process of its own in the window, in any order. Steps are
 * given to the latest signals first, moving earlier choices where that makes room (an augmenting
 * path), so a match is found whenever there is one.
 */
final class TemporalEvaluation implements SequenceEvaluation {

  private final CorrelationRule rule;

  TemporalEvaluation(CorrelationRule rule) {
    this.rule = rule;
  }

  @Override
  public Collection<String> lastRules() {
    return rule.rules();
  }

  @Override
  public Optional<List<Completion.Step>> match(List<Member> members) {
    Member last = members.get(members.size() - 1);
    for (String lastRule : last.rules()) {
      Map<String, Member> chosen = new LinkedHashMap<>();
      chosen.put(lastRule, last);
      if (fillOthers(members, chosen)) {
        return Optional.of(steps(chosen));
      }
    }
    return Optional.empty();
  }

  private boolean fillOthers(List<Member> members, Map<String, Member> chosen) {
    List<Member> others = new ArrayList<>(members.subList(0, members.size() - 1));
    Collections.reverse(others);
    for (String step : rule.rules()) {
      if (!chosen.containsKey(step) && !give(step, others, chosen, new ArrayList<>())) {
        return false;
      }
    }
    return true;
  }

  private static boolean give(
      String step, List<Member> others, Map<String, Member> chosen, List<Member> tried) {
    for (Member candidate : others) {
      if (candidate.rules().contains(step) && !tried.contains(candidate)) {
        tried.add(candidate);
        String holder = holder(candidate, chosen);
        if (holder == null || give(holder, others, chosen, tried)) {
          chosen.put(step, candidate);
          return true;
        }
      }
    }
    return false;
  }

  private static String holder(Member member, Map<String, Member> chosen) {
    return chosen.entrySet().stream()
        .filter(e -> e.getValue() == member)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static List<Completion.Step> steps(Map<String, Member> chosen) {
    return chosen.entrySet().stream()
        .map(e -> new Completion.Step(e.getKey(), e.getValue().signal()))
        .sorted((a, b) -> a.signal().order().compareTo(b.signal().order()))
        .toList();
  }
}
