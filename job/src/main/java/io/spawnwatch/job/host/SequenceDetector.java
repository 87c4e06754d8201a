package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.sequence.Completion;
import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sequence.SequenceMatcher;
import io.spawnwatch.sequence.SequenceSet;
import io.spawnwatch.sequence.Signal;
import io.spawnwatch.sequence.SignalIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps the signals of the current host or estate group, and finds the sequences that they
 * complete. A completed sequence is a signal in its turn, at its last process.
 */
final class SequenceDetector {

  /** What is done with a completion. */
  interface Completions {

    /**
     * A sequence was completed.
     *
     * @param completion the match
     * @param evidence reads every process that it rests on, also those of inner sequences, in
     *     order; the last one last; never empty
     */
    void completed(Completion completion, Supplier<List<Evidence>> evidence);
  }

  private final SequenceSet sequences;
  private final SignalStore store;
  private final UndecidedStore waiting;
  private final SequenceSettings settings;
  private final FindingOutput output;
  private final Completions completions;

  SequenceDetector(
      SequenceSet sequences,
      SignalStore store,
      UndecidedStore waiting,
      SequenceSettings settings,
      FindingOutput output,
      Completions completions) {
    this.sequences = sequences;
    this.store = store;
    this.waiting = waiting;
    this.settings = settings;
    this.output = output;
    this.completions = completions;
  }

  /**
   * A signal arrived, or its place in the lineage changed.
   *
   * @param signal with all its rules
   * @param evidence what it rests on, its own process last
   * @param matcher of the sequences that it can complete
   * @param clock of the host or group, milliseconds
   */
  void arrived(Signal signal, List<Evidence> evidence, SequenceMatcher matcher, long clock) {
    SignalIndex index = store.signals();
    keepEvidence(index.get(signal.process()), signal, evidence);
    Signal now = index.put(signal);
    complete(now, now.rules(), matcher, clock);
    int dropped = index.limit(now.rules(), settings.maxSignals());
    if (dropped > 0) {
      output.signalsDropped(dropped);
    }
    expire(now.rules(), matcher, clock);
    store.keep(index);
  }

  /**
   * Decides the completions that wait and whose deadline is over.
   *
   * @param until what lies before is over, milliseconds
   * @param clock of the host or group, milliseconds
   */
  void decide(SequenceMatcher matcher, long until, long clock) {
    Optional<Undecided.Candidate> due = firstDue(until);
    while (due.isPresent()) {
      List<Undecided.Candidate> rest = new ArrayList<>(waiting.undecided());
      rest.remove(due.get());
      waiting.keepUndecided(rest, clock);
      decide(due.get(), matcher, clock);
      due = firstDue(until);
    }
    waiting.keepUndecided(waiting.undecided(), clock);
    store.keep(store.signals());
  }

  private Optional<Undecided.Candidate> firstDue(long until) {
    return waiting.undecided().stream()
        .min(Comparator.comparingLong(Undecided.Candidate::deadline))
        .filter(candidate -> candidate.deadline() < until);
  }

  private void decide(Undecided.Candidate candidate, SequenceMatcher matcher, long clock) {
    SignalIndex index = store.signals();
    Signal last = index.get(candidate.last());
    CorrelationRule sequence = matcher.family().sequence(candidate.sequence());
    if (last != null && sequence != null && !last.reported().contains(sequence.id())) {
      matcher
          .endingAt(last, sequence, index)
          .ifPresent(completion -> report(completion, matcher, clock));
    }
  }

  /** Of twins, the event of the earlier place stays; the lineage is the newer one's. */
  private void keepEvidence(Signal known, Signal signal, List<Evidence> evidence) {
    List<Evidence> kept = known == null ? List.of() : store.evidence(signal.process());
    boolean earlier = known == null || signal.order().compareTo(known.order()) <= 0;
    if (kept.isEmpty() || earlier && evidence.size() >= kept.size()) {
      store.keep(signal.process(), evidence);
    } else if (kept.size() == 1 && evidence.size() == 1) {
      store.keep(signal.process(), List.of(kept.get(0).relocated(evidence.get(0))));
    }
  }

  private void complete(
      Signal arrived, Collection<String> rules, SequenceMatcher matcher, long clock) {
    for (Completion completion : completions(arrived, rules, matcher)) {
      long wait = matcher.family().waitMillis(completion.sequence());
      long deadline = completion.last().time() + wait;
      if (completion.waits() && deadline >= clock) {
        await(completion, deadline, clock);
      } else {
        report(completion, matcher, clock);
      }
    }
  }

  private List<Completion> completions(
      Signal arrived, Collection<String> rules, SequenceMatcher matcher) {
    return matcher.completions(arrived, rules, store.signals(), this::lastWaiting);
  }

  private Set<ProcessGuid> lastWaiting(CorrelationRule sequence) {
    return waiting.undecided().stream()
        .filter(candidate -> candidate.sequence().equals(sequence.id()))
        .map(Undecided.Candidate::last)
        .collect(Collectors.toSet());
  }

  private void await(Completion completion, long deadline, long clock) {
    var candidate =
        new Undecided.Candidate(completion.sequence().id(), completion.last().process(), deadline);
    List<Undecided.Candidate> all = new ArrayList<>(waiting.undecided());
    if (!all.contains(candidate)) {
      all.add(candidate);
      waiting.keepUndecided(all, clock);
    }
  }

  private void report(Completion completion, SequenceMatcher matcher, long clock) {
    SignalIndex index = store.signals();
    ProcessGuid last = completion.last().process();
    String sequence = completion.sequence().id();
    boolean isSignal = matcher.family().uses(sequence);
    Signal now = isSignal ? index.addCompleted(last, sequence) : index.markReported(last, sequence);
    output.completion();
    completions.completed(completion, () -> evidence(completion, matcher, index));
    if (isSignal) {
      complete(now, List.of(sequence), matcher, clock);
    }
  }

  private List<Evidence> evidence(
      Completion completion, SequenceMatcher matcher, SignalIndex index) {
    Map<ProcessGuid, Evidence> byProcess = new LinkedHashMap<>();
    for (Completion.Step step : completion.steps()) {
      for (Evidence evidence : evidence(step, matcher, index)) {
        byProcess.putIfAbsent(evidence.process().guid(), evidence);
      }
    }
    return List.copyOf(byProcess.values());
  }

  /** Of an inner sequence all that it rests on, as far as it is still there. */
  private List<Evidence> evidence(
      Completion.Step step, SequenceMatcher matcher, SignalIndex index) {
    List<Evidence> kept = store.evidence(step.signal().process());
    CorrelationRule inner = matcher.family().sequence(step.rule());
    if (inner != null) {
      return matcher
          .endingAt(step.signal(), inner, index)
          .map(completion -> evidence(completion, matcher, index))
          .orElse(kept);
    }
    boolean isSequence = sequences.isSequence(step.rule());
    return isSequence || kept.isEmpty()
        ? kept
        : List.of(kept.get(kept.size() - 1).standingFor(step.rule()));
  }

  /**
   * Forgets the signals that no sequence can need any more.
   *
   * @return whether any is left
   */
  boolean expire(SequenceMatcher matcher, long clock) {
    SignalIndex index = store.signals();
    expire(index.rules(), matcher, clock);
    store.keep(index);
    return !index.isEmpty();
  }

  private void expire(Collection<String> rules, SequenceMatcher matcher, long clock) {
    long lateness = settings.lateness().toMillis();
    store.signals().expire(rules, clock, rule -> matcher.family().keepMillis(rule) + lateness);
  }
}
