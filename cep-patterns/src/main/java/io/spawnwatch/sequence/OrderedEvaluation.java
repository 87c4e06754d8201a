package io.spawnwatch.sequence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code temporal_ordered}: a Flink CEP pattern, one stage a rule, run by flink-cep's NFA over the
 * signals of one window. The NFA's cost grows with the product of the signals of its stages, so one
 * pass over the window first finds the signals at which a match can end and where the tightest
 * begins; the NFA runs for those alone, over what can be part of it.
 */
final class OrderedEvaluation implements SequenceEvaluation {

  private final List<String> steps;
  private final Absence absence;
  private final OrderedThinning thinning;
  private final WindowNfa<Member> nfa;

  OrderedEvaluation(List<String> steps, Duration timespan, Absence absence) {
    this.steps = steps;
    this.absence = absence;
    this.thinning = new OrderedThinning(steps, absence.isNone());
    this.nfa = WindowNfa.of(SequencePatterns.ordered(steps, timespan));
  }

  @Override
  public boolean canMatch(SignalIndex index) {
    return steps.stream().allMatch(index::has);
  }

  /** Keeps of every step the latest start of a chain that has come so far. */
  @Override
  public List<Match> matches(Window window) {
    List<Match> matches = new ArrayList<>();
    int[] starts = new int[steps.size()];
    Arrays.fill(starts, -1);
    for (int place = 0; place < window.size(); place++) {
      int start = advance(starts, window.get(place), place);
      if (start >= 0 && window.isDue(place) && window.reaches(start, place)) {
        match(window, start, place).ifPresent(matches::add);
      }
    }
    return matches;
  }

  /**
   * Lets the member fill any step whose step before is filled by an earlier one.
   *
   * @return where the tightest chain begins that ends at the member; -1 where none does
   */
  private int advance(int[] starts, Member member, int place) {
    int ended = -1;
    for (int step = steps.size() - 1; step >= 0; step--) {
      if (member.has(steps.get(step))) {
        int start = step == 0 ? place : starts[step - 1];
        starts[step] = Math.max(starts[step], start);
        ended = step == steps.size() - 1 ? start : ended;
      }
    }
    return ended;
  }

  /**
   * The tightest match that ends at a place: it begins where the tightest chain does, unless that
   * one has something between that must be absent.
   */
  private Optional<Match> match(Window window, int start, int last) {
    int from = start;
    while (!absence.isNone() && from > 0 && window.reaches(from - 1, last)) {
      from--;
    }
    List<Member> unwanted = absence.among(window.members());
    List<Member> members = thinning.of(window.members().subList(from, last + 1));
    return nfa.matchesEndingAtLast(members, Member::time).stream()
        .flatMap(Collection::stream)
        .map(this::inStageOrder)
        .filter(chain -> absence.holds(chain.stream().map(Member::signal).toList(), unwanted))
        .max(OrderedEvaluation::tighter)
        .map(this::toMatch);
  }

  private List<Member> inStageOrder(Map<String, List<Member>> match) {
    List<Member> chain = new ArrayList<>(steps.size());
    for (int i = 0; i < steps.size(); i++) {
      chain.add(match.get(SequencePatterns.stage(i)).get(0));
    }
    return chain;
  }

  private Match toMatch(List<Member> chain) {
    List<Completion.Step> filled = new ArrayList<>(chain.size());
    for (int i = 0; i < chain.size(); i++) {
      filled.add(new Completion.Step(steps.get(i), chain.get(i).signal()));
    }
    return new Match(chain.get(chain.size() - 1).signal(), filled);
  }

  /** Of two matches, the one whose first differing step lies later. */
  private static int tighter(List<Member> a, List<Member> b) {
    Comparator<Member> inOrder = Comparator.comparing(Member::signal, Signal.IN_ORDER);
    for (int i = 0; i < a.size(); i++) {
      int comparison = inOrder.compare(a.get(i), b.get(i));
      if (comparison != 0) {
        return comparison;
      }
    }
    return 0;
  }
}
