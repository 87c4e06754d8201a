package io.spawnwatch.sequence;

import java.util.List;

/** Decides which signals of a window a match ends at. Not thread-safe. */
interface SequenceEvaluation {

  /** The matches that end at members which are due, at most one each, the tightest. */
  List<Match> matches(Window window);

  /** The way out of most: whether the index has the signals that any match needs. */
  boolean canMatch(SignalIndex index);

  /** The evaluation of a sequence. */
  static SequenceEvaluation of(CorrelationRule sequence) {
    CorrelationCondition condition = sequence.condition();
    if (condition instanceof CorrelationCondition.Extended extended) {
      return new TermsEvaluation(sequence, extended);
    }
    if (condition instanceof CorrelationCondition.Threshold threshold) {
      return NumberEvaluation.of(sequence, threshold);
    }
    if (condition instanceof CorrelationCondition.HandWritten written) {
      return new HandWrittenEvaluation(written.pattern(), sequence.rules(), sequence.timespan());
    }
    return sequence.type() == CorrelationRule.Type.TEMPORAL_ORDERED
        ? new OrderedEvaluation(sequence.rules(), sequence.timespan(), Absence.NONE)
        : new TemporalEvaluation(sequence.rules(), Absence.NONE);
  }
}
