package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import io.spawnwatch.sequence.GroupProgress.Obstacle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why the signals of a host complete a sequence, or do not: for a person, not for the stream. */
public final class SequenceExplanation {

  private static final Comparator<GroupProgress> NEAREST_FIRST =
      Comparator.comparing(GroupProgress::isComplete)
          .thenComparingLong(GroupProgress::met)
          .thenComparingDouble(group -> group.count() == null ? 0 : group.count().best())
          .reversed();

  private final CorrelationRule sequence;
  private final Collection<Signal> signals;
  private final Grouping grouping;

  private SequenceExplanation(CorrelationRule sequence, Collection<Signal> signals) {
    this.sequence = sequence;
    this.signals = signals;
    this.grouping = new Grouping(sequence.groupBy());
  }

  /**
   * The groups of a sequence, those that come nearest first.
   *
   * @param signals of one host, in order
   */
  public static List<GroupProgress> of(CorrelationRule sequence, Collection<Signal> signals) {
    SequenceExplanation explanation = new SequenceExplanation(sequence, signals);
    return explanation.groups().entrySet().stream()
        .map(group -> explanation.progress(group.getKey(), group.getValue()))
        .sorted(NEAREST_FIRST)
        .toList();
  }

  /** The groups with their members, in order. */
  private Map<List<String>, List<Candidate>> groups() {
    Set<List<String>> groups = new LinkedHashSet<>();
    for (Signal signal : signals) {
      for (String rule : sequence.rules()) {
        if (signal.rules().contains(rule)) {
          groups.addAll(worthTelling(grouping.groupsOf(signal, rule), rule));
        }
      }
    }
    Map<List<String>, List<Candidate>> members = new LinkedHashMap<>();
    groups.forEach(group -> members.put(group, members(group)));
    return members;
  }

  /**
   * A process is in a group with each of its ancestors; alone, only the nearest is worth telling.
   */
  private Collection<List<String>> worthTelling(Set<List<String>> groups, String rule) {
    boolean several =
        sequence.groupBy().stream()
            .map(key -> key.fields().get(rule))
            .anyMatch(Field::isMultiValued);
    return several ? groups.stream().limit(1).toList() : groups;
  }

  private List<Candidate> members(List<String> group) {
    List<Candidate> members = new ArrayList<>();
    for (Signal signal : signals) {
      List<String> rules =
          sequence.rules().stream()
              .filter(rule -> signal.rules().contains(rule))
              .filter(rule -> grouping.contains(group, signal, rule))
              .toList();
      if (!rules.isEmpty()) {
        members.add(new Candidate(signal, rules));
      }
    }
    return members;
  }

  private GroupProgress progress(List<String> group, List<Candidate> members) {
    String described = grouping.describe(group);
    if (sequence.condition() instanceof CorrelationCondition.Threshold threshold) {
      return new CountProgress(sequence, threshold).of(described, members);
    }
    if (sequence.condition() instanceof CorrelationCondition.HandWritten written) {
      return new WrittenProgress(sequence, written.pattern()).of(described, members);
    }
    return ways().stream()
        .map(way -> progress(described, way, members))
        .min(NEAREST_FIRST)
        .orElseThrow();
  }

  /** The ways to complete the sequence: of a plain one, all its rules. */
  private List<CorrelationCondition.Term> ways() {
    return sequence.condition() instanceof CorrelationCondition.Extended extended
        ? extended.terms()
        : List.of(new CorrelationCondition.Term(sequence.rules(), List.of()));
  }

  private GroupProgress progress(
      String described, CorrelationCondition.Term way, List<Candidate> members) {
    Map<String, Signal> met = best(way.present(), members);
    List<GroupProgress.Step> steps = new ArrayList<>();
    for (String rule : sequence.rules()) {
      Signal signal = met.get(rule);
      if (way.absent().contains(rule)) {
        steps.add(absent(rule, met, members));
      } else if (way.present().contains(rule)) {
        steps.add(
            signal == null
                ? unmet(rule, way.present(), met, members)
                : GroupProgress.Step.met(rule, signal));
      }
    }
    boolean complete = steps.stream().allMatch(step -> step.obstacle().isMet());
    return new GroupProgress(described, steps, null, complete);
  }

  /** Whether what must not happen did, within a timespan of the last step. */
  private GroupProgress.Step absent(String rule, Map<String, Signal> met, List<Candidate> members) {
    long last = met.values().stream().mapToLong(Signal::time).max().orElse(0);
    return members.stream()
        .filter(member -> member.rules().contains(rule) && !met.isEmpty())
        .map(Candidate::signal)
        .filter(signal -> Math.abs(signal.time() - last) <= sequence.timespan().toMillis())
        .findFirst()
        .map(signal -> new GroupProgress.Step(rule, signal, Obstacle.HAPPENED, 0))
        .orElse(new GroupProgress.Step(rule, null, Obstacle.NONE_AS_ASKED, 0));
  }

  /** The most steps that processes of the group meet within one window. */
  private Map<String, Signal> best(List<String> asked, List<Candidate> members) {
    Map<String, Signal> best = Map.of();
    for (Candidate first : members) {
      Map<String, Signal> met = from(first, asked, members);
      if (met.size() >= best.size()) {
        best = met;
      }
    }
    return best;
  }

  private Map<String, Signal> from(Candidate first, List<String> asked, List<Candidate> members) {
    Map<String, Signal> met = new LinkedHashMap<>();
    long until = first.signal().time() + sequence.timespan().toMillis();
    for (Candidate member : members.subList(members.indexOf(first), members.size())) {
      if (member.signal().time() <= until) {
        member.rules().stream()
            .filter(rule -> isNext(rule, asked, met))
            .findFirst()
            .ifPresent(rule -> met.put(rule, member.signal()));
      }
    }
    return met;
  }

  private boolean isNext(String rule, List<String> asked, Map<String, Signal> met) {
    return isOrdered()
        ? asked.indexOf(rule) == met.size()
        : asked.contains(rule) && !met.containsKey(rule);
  }

  private boolean isOrdered() {
    return sequence.type() == CorrelationRule.Type.TEMPORAL_ORDERED;
  }

  private GroupProgress.Step unmet(
      String rule, List<String> asked, Map<String, Signal> met, List<Candidate> members) {
    List<Signal> all = signals.stream().filter(s -> s.rules().contains(rule)).toList();
    List<Signal> joined =
        members.stream().filter(m -> m.rules().contains(rule)).map(Candidate::signal).toList();
    if (all.isEmpty()) {
      return new GroupProgress.Step(rule, null, Obstacle.NO_SIGNAL, 0);
    }
    if (joined.isEmpty()) {
      return new GroupProgress.Step(rule, all.get(0), Obstacle.ANOTHER_GROUP, 0);
    }
    Signal nearest = joined.get(joined.size() - 1);
    boolean isNext = !isOrdered() || asked.indexOf(rule) == met.size();
    return isNext && !met.isEmpty()
        ? outOfPlace(rule, nearest, List.copyOf(met.values()))
        : new GroupProgress.Step(rule, nearest, Obstacle.STEP_BEFORE_UNMET, 0);
  }

  /** Of the steps that are met, the first and the last bound where the process would have to be. */
  private GroupProgress.Step outOfPlace(String rule, Signal nearest, List<Signal> met) {
    long span = sequence.timespan().toMillis();
    long late = nearest.time() - met.get(0).time() - span;
    if (late > 0) {
      return new GroupProgress.Step(rule, nearest, Obstacle.OUTSIDE_SPAN, late);
    }
    long early = met.get(met.size() - 1).time() - nearest.time();
    return isOrdered()
        ? new GroupProgress.Step(rule, nearest, Obstacle.WRONG_ORDER, early)
        : new GroupProgress.Step(rule, nearest, Obstacle.OUTSIDE_SPAN, early - span);
  }
}
