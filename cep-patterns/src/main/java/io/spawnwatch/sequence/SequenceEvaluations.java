package io.spawnwatch.sequence;

import io.spawnwatch.sigma.RuleFailures;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The evaluations of all sequences of a family; one that fails is switched off alone. */
final class SequenceEvaluations {

  private final Map<String, SequenceEvaluation> byId = new HashMap<>();
  private final Set<String> switchedOff = new HashSet<>();
  private final RuleFailures failures;

  SequenceEvaluations(List<CorrelationRule> sequences, RuleFailures failures) {
    sequences.forEach(sequence -> byId.put(sequence.id(), SequenceEvaluation.of(sequence)));
    this.failures = failures;
  }

  boolean canMatch(CorrelationRule sequence, SignalIndex index) {
    return byId.get(sequence.id()).canMatch(index);
  }

  /** The matches of a sequence; none once it has failed. */
  List<Match> matches(CorrelationRule sequence, Window window) {
    if (switchedOff.contains(sequence.id())) {
      return List.of();
    }
    try {
      return byId.get(sequence.id()).matches(window);
    } catch (RuntimeException e) {
      // A hand-written pattern must not stop the stream.
      switchedOff.add(sequence.id());
      failures.switchedOff(sequence.header(), e);
      return List.of();
    }
  }
}
