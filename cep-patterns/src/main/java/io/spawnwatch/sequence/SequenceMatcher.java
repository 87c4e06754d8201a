package io.spawnwatch.sequence;

import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.sigma.RuleFailures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds what a signal completes: every signal that the new one can be a step before is looked at,
 * each over its own window. Not thread-safe.
 */
public final class SequenceMatcher {

  private final SequenceFamily family;
  private final SequenceEvaluations evaluations;
  private final Map<String, Grouping> groupings;

  /** The only group that counts; null: all. */
  private final EstateGroup only;

  SequenceMatcher(SequenceFamily family, RuleFailures failures) {
    this(family, new SequenceEvaluations(family.sequences(), failures), new HashMap<>(), null);
    for (CorrelationRule sequence : family.sequences()) {
      groupings.put(sequence.id(), new Grouping(sequence.groupBy()));
    }
  }

  private SequenceMatcher(
      SequenceFamily family,
      SequenceEvaluations evaluations,
      Map<String, Grouping> groupings,
      EstateGroup only) {
    this.family = family;
    this.evaluations = evaluations;
    this.groupings = groupings;
    this.only = only;
  }

  /** What it looks for. */
  public SequenceFamily family() {
    return family;
  }

  /** This matcher over the signals of one group: of its sequence, others do not count. */
  public SequenceMatcher in(EstateGroup group) {
    return new SequenceMatcher(family, evaluations, groupings, group);
  }

  /** The same where none waits yet. */
  public List<Completion> completions(Signal arrived, Collection<String> rules, SignalIndex index) {
    return completions(arrived, rules, index, sequence -> Set.of());
  }

  /**
   * The completions that a signal makes which arrived, or whose place in the lineage changed. None
   * that is marked as reported; the caller marks what it reports.
   *
   * @param arrived stands in the index
   * @param rules those of its rules that are new; its others complete nothing anew
   * @param index the signals of the host or group
   * @param waiting the last processes of a sequence's completions that wait: they are decided at
   *     their time over what is there then, so need not be told of again
   */
  public List<Completion> completions(
      Signal arrived,
      Collection<String> rules,
      SignalIndex index,
      Function<CorrelationRule, Set<ProcessGuid>> waiting) {
    List<Completion> completions = new ArrayList<>();
    for (CorrelationRule sequence : touched(rules)) {
      if (evaluations.canMatch(sequence, index)) {
        Set<ProcessGuid> found =
            new HashSet<>(sequence.alwaysWaits() ? waiting.apply(sequence) : Set.of());
        completions.addAll(completions(arrived, sequence, index, found));
      }
    }
    return completions;
  }

  /** The sequences that signals of the rules can complete, each once. */
  private Collection<CorrelationRule> touched(Collection<String> rules) {
    Map<String, CorrelationRule> byId = new LinkedHashMap<>();
    for (String rule : rules) {
      family.needing(rule).forEach(sequence -> byId.put(sequence.id(), sequence));
    }
    return byId.values();
  }

  private List<Completion> completions(
      Signal arrived, CorrelationRule sequence, SignalIndex index, Set<ProcessGuid> found) {
    Predicate<Signal> isOpen =
        signal -> !signal.reported().contains(sequence.id()) && !found.contains(signal.process());
    List<Completion> completions = new ArrayList<>();
    for (List<String> group : groups(arrived, sequence)) {
      Window window = window(arrived, sequence, group, index, isOpen);
      for (Match match : evaluations.matches(sequence, window)) {
        found.add(match.last().process());
        completions.add(completion(sequence, match, group));
      }
    }
    return completions;
  }

  private Completion completion(CorrelationRule sequence, Match match, List<String> group) {
    String described = groupings.get(sequence.id()).describe(group);
    return new Completion(sequence, match.last(), match.steps(), described, match.waits());
  }

  /**
   * What a completed sequence rests on: the tightest match that ends at a signal.
   *
   * @return empty where its signals are no longer all there
   */
  public Optional<Completion> endingAt(Signal last, CorrelationRule sequence, SignalIndex index) {
    for (List<String> group : groups(last, sequence)) {
      Predicate<Signal> isLast = signal -> signal.process().equals(last.process());
      Window window = window(last, sequence, group, index, isLast);
      for (Match match : evaluations.matches(sequence, window)) {
        return Optional.of(completion(sequence, match, group));
      }
    }
    return Optional.empty();
  }

  private Set<List<String>> groups(Signal signal, CorrelationRule sequence) {
    Grouping grouping = groupings.get(sequence.id());
    Set<List<String>> groups = new LinkedHashSet<>();
    for (String rule : sequence.rules()) {
      if (signal.rules().contains(rule)) {
        groups.addAll(grouping.groupsOf(signal, rule));
      }
    }
    if (only != null && only.sequence().equals(sequence.id())) {
      groups.retainAll(Set.of(only.values()));
    }
    return groups;
  }

  private Window window(
      Signal arrived,
      CorrelationRule sequence,
      List<String> group,
      SignalIndex index,
      Predicate<Signal> isOpen) {
    long span = sequence.timespan().toMillis();
    long until = arrived.time() + (sequence.waits() ? 2 : 1) * span;
    Grouping grouping = groupings.get(sequence.id());
    List<Member> found = new ArrayList<>();
    for (String rule : sequence.rules()) {
      List<String> only = List.of(rule);
      for (Signal signal : index.between(rule, arrived.time() - span, until)) {
        if (grouping.contains(group, signal, rule)) {
          found.add(new Member(signal, only));
        }
      }
    }
    List<Member> members = Member.united(found);
    return new Window(members, Member.placeOf(arrived, members), span, isOpen);
  }
}
