package io.spawnwatch.sequence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Decides whether a sequence's group is complete with its newest signal. Not thread-safe. */
interface SequenceEvaluation {

  /**
   * The tightest match that ends at the last member.
   *
   * @param members the group's signals within the window, in order; the last one is the newest
   * @return its steps in order; empty where there is no match
   */
  Optional<List<Completion.Step>> match(List<Member> members);

  /** The rules that the last signal of a match may stand for. */
  Collection<String> lastRules();

  /**
   * A signal of a group.
   *
   * @param signal the signal
   * @param rules the rules of the sequence that it matched, as a member of the group, in the
   *     sequence's order
   */
  record Member(Signal signal, List<String> rules) {}
}
