package io.spawnwatch.sequence;

import java.util.List;

/** The evaluation of a sequence that takes a number of a window: a count, or an aggregate. */
interface NumberEvaluation extends SequenceEvaluation {

  /** Whether the member has what the number is made of. */
  boolean isCounted(Member member);

  /**
   * The count, or the aggregate.
   *
   * @param counted at least one, each of which is counted
   */
  double number(List<Member> counted);

  /** The evaluation of a sequence with a threshold. */
  static NumberEvaluation of(CorrelationRule sequence, CorrelationCondition.Threshold threshold) {
    return sequence.type().isAggregate()
        ? new AggregateEvaluation(sequence.type(), threshold)
        : new CountEvaluation(sequence.rules(), threshold);
  }
}
