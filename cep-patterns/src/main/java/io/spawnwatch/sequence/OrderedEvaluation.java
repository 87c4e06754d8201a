package io.spawnwatch.sequence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code temporal_ordered}: a Flink CEP pattern, one stage a rule, run by flink-cep's NFA over the
 * signals of one window. What cannot change the outcome is left out before: the NFA's cost grows
 * with the product of the signals of its stages.
 */
final class OrderedEvaluation implements SequenceEvaluation {

  private static final int MAX_PER_STEP = 64;

  private final CorrelationRule rule;
  private final WindowNfa<Member> nfa;

  OrderedEvaluation(CorrelationRule rule) {
    this.rule = rule;
    this.nfa = new WindowNfa<>(SequencePatterns.ordered(rule));
  }

  @Override
  public Collection<String> lastRules() {
    return List.of(rule.rules().get(rule.rules().size() - 1));
  }

  @Override
  public Optional<List<Completion.Step>> match(List<Member> members) {
    if (!everyStepHasASignal(members)) {
      return Optional.empty();
    }
    return nfa.matchesEndingAtLast(thinned(members), member -> member.signal().time()).stream()
        .map(this::steps)
        .max(Comparator.comparing(OrderedEvaluation::startTimes, OrderedEvaluation::laterFirst));
  }

  private boolean everyStepHasASignal(List<Member> members) {
    return rule.rules().stream()
        .allMatch(step -> members.stream().anyMatch(member -> member.rules().contains(step)));
  }

  /**
   * Of consecutive signals that fill the same single step, the latest serves as well as the others
   * and lies tighter; of what is left, the latest of each step.
   */
  private static List<Member> thinned(List<Member> members) {
    List<Member> kept = new ArrayList<>();
    Map<String, Integer> perStep = new HashMap<>();
    Member later = null;
    for (int i = members.size() - 1; i >= 0; i--) {
      Member member = members.get(i);
      boolean repeats =
          later != null && member.rules().size() == 1 && member.rules().equals(later.rules());
      boolean isLast = i == members.size() - 1;
      if (isLast || !repeats && hasRoom(member, perStep)) {
        kept.add(0, member);
      }
      later = member;
    }
    return kept;
  }

  private static boolean hasRoom(Member member, Map<String, Integer> perStep) {
    return member.rules().stream()
        .anyMatch(step -> perStep.merge(step, 1, Integer::sum) <= MAX_PER_STEP);
  }

  private List<Completion.Step> steps(List<Member> match) {
    List<Completion.Step> steps = new ArrayList<>(match.size());
    for (int i = 0; i < match.size(); i++) {
      steps.add(new Completion.Step(rule.rules().get(i), match.get(i).signal()));
    }
    return steps;
  }

  private static List<SignalOrder> startTimes(List<Completion.Step> steps) {
    return steps.stream().map(step -> step.signal().order()).toList();
  }

  /** The match whose first differing step lies later is the tighter one. */
  private static int laterFirst(List<SignalOrder> a, List<SignalOrder> b) {
    for (int i = 0; i < a.size(); i++) {
      int comparison = a.get(i).compareTo(b.get(i));
      if (comparison != 0) {
        return comparison;
      }
    }
    return 0;
  }
}
