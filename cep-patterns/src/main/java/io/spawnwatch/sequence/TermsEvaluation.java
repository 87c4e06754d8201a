package io.spawnwatch.sequence;

import io.spawnwatch.event.ProcessGuid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An extended condition: each way to fulfil it is a sequence over the rules that must be present. A
 * way that needs others absent gives a match that has to wait.
 */
final class TermsEvaluation implements SequenceEvaluation {

  /** One way. */
  private record Way(
      CorrelationCondition.Term term, Absence absence, SequenceEvaluation evaluation) {}

  private final List<Way> ways = new ArrayList<>();

  TermsEvaluation(CorrelationRule sequence, CorrelationCondition.Extended condition) {
    boolean ordered = sequence.type() == CorrelationRule.Type.TEMPORAL_ORDERED;
    for (CorrelationCondition.Term term : condition.terms()) {
      Absence absence = Absence.of(sequence, term);
      SequenceEvaluation evaluation =
          ordered
              ? new OrderedEvaluation(term.present(), sequence.timespan(), absence)
              : new TemporalEvaluation(term.present(), absence);
      ways.add(new Way(term, absence, evaluation));
    }
    ways.sort(Comparator.comparing(way -> !way.absence.isNone()));
  }

  @Override
  public List<Match> matches(Window window) {
    Map<ProcessGuid, Match> byLast = new LinkedHashMap<>();
    for (Way way : ways) {
      for (Match match : way.evaluation.matches(window)) {
        byLast.putIfAbsent(match.last().process(), match.waiting(!way.absence.isNone()));
      }
    }
    return List.copyOf(byLast.values());
  }

  @Override
  public boolean canMatch(SignalIndex index) {
    return ways.stream().anyMatch(way -> index.hasAll(way.term.present()));
  }
}
