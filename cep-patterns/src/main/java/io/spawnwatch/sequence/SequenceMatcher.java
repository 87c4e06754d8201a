package io.spawnwatch.sequence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a signal completes: it evaluates every signal that the new one can be a step before,
 * each over its own window. Not thread-safe.
 */
public final class SequenceMatcher {

  private final SequenceSet set;
  private final Map<String, SequenceEvaluation> evaluations = new HashMap<>();
  private final Map<String, Grouping> groupings = new HashMap<>();

  SequenceMatcher(SequenceSet set) {
    this.set = set;
    for (CorrelationRule sequence : set.sequences()) {
      evaluations.put(sequence.id(), evaluation(sequence));
      groupings.put(sequence.id(), new Grouping(sequence.groupBy()));
    }
  }

  private static SequenceEvaluation evaluation(CorrelationRule sequence) {
    if (sequence.condition() instanceof CorrelationCondition.Threshold threshold) {
      return new CountEvaluation(sequence, threshold);
    }
    return sequence.type() == CorrelationRule.Type.TEMPORAL_ORDERED
        ? new OrderedEvaluation(sequence)
        : new TemporalEvaluation(sequence);
  }

  /**
   * The completions that a signal makes which arrived, or whose place in the lineage changed. None
   * that is marked as reported; the caller marks what it reports.
   *
   * @param arrived stands in the index
   * @param index the host's signals
   */
  public List<Completion> completions(Signal arrived, SignalIndex index) {
    Set<CorrelationRule> touched = new LinkedHashSet<>();
    arrived.rules().forEach(rule -> touched.addAll(set.using(rule)));
    List<Completion> completions = new ArrayList<>();
    for (CorrelationRule sequence : touched) {
      long until = arrived.time() + sequence.timespan().toMillis();
      for (Signal last : List.copyOf(index.between(arrived.time(), until))) {
        if (last.order().compareTo(arrived.order()) >= 0
            && !last.reported().contains(sequence.id())) {
          endingAt(last, sequence, index).ifPresent(completions::add);
        }
      }
    }
    return completions;
  }

  private Optional<Completion> endingAt(Signal last, CorrelationRule sequence, SignalIndex index) {
    SequenceEvaluation evaluation = evaluations.get(sequence.id());
    Grouping grouping = groupings.get(sequence.id());
    Collection<Signal> window =
        index.between(last.time() - sequence.timespan().toMillis(), last.time());
    for (String rule : evaluation.lastRules()) {
      if (last.rules().contains(rule)) {
        for (List<String> group : grouping.groupsOf(last, rule)) {
          var steps = evaluation.match(members(window, last, sequence, group));
          if (steps.isPresent()) {
            String described = grouping.describe(group);
            return Optional.of(new Completion(sequence, last, steps.get(), described));
          }
        }
      }
    }
    return Optional.empty();
  }

  private List<SequenceEvaluation.Member> members(
      Collection<Signal> window, Signal last, CorrelationRule sequence, List<String> group) {
    Grouping grouping = groupings.get(sequence.id());
    List<SequenceEvaluation.Member> members = new ArrayList<>();
    for (Signal signal : window) {
      if (signal.order().compareTo(last.order()) <= 0) {
        List<String> rules = new ArrayList<>(2);
        for (String rule : sequence.rules()) {
          if (signal.rules().contains(rule) && grouping.contains(group, signal, rule)) {
            rules.add(rule);
          }
        }
        if (!rules.isEmpty()) {
          members.add(new SequenceEvaluation.Member(signal, rules));
        }
      }
    }
    return members;
  }
}
