package io.spawnwatch.sequence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code temporal_ordered}: a Flink CEP pattern, one stage a rule, run by flink-cep's NFA over the
 * signals of one window. The NFA's cost grows with the product of the signals of its stages, so one
 * pass over the window first finds the signals at which a match can end, and what can be of the
 * tightest there; the NFA runs over those alone.
 */
final class OrderedEvaluation implements SequenceEvaluation {

  private final List<String> steps;
  private final Absence absence;
  private final WindowNfa<Member> nfa;

  OrderedEvaluation(List<String> steps, Duration timespan, Absence absence) {
    this.steps = steps;
    this.absence = absence;
    this.nfa = WindowNfa.of(SequencePatterns.ordered(steps, timespan));
  }

  @Override
  public boolean canMatch(SignalIndex index) {
    return index.hasAll(steps);
  }

  @Override
  public List<Match> matches(Window window) {
    List<Match> matches = new ArrayList<>();
    OrderedChains chains = new OrderedChains(steps, absence, window.size());
    Absence.Unwanted unwanted = absence.among(window.members());
    for (int place = 0; place < window.size(); place++) {
      boolean ends = chains.add(window.get(place), place, true);
      if (ends && window.isDue(place)) {
        chain(window, chains, place)
            .filter(chain -> unwanted.isFree(chain.stream().map(Member::signal).toList()))
            .flatMap(this::match)
            .ifPresent(matches::add);
      }
    }
    return matches;
  }

  /** The members of the tightest chain that ends at a place; none where it begins too early. */
  private Optional<List<Member>> chain(Window window, OrderedChains chains, int last) {
    Optional<List<Integer>> places =
        absence.isBeforeFirst() ? beginning(window, last) : Optional.of(chains.endingAt(last));
    return places
        .filter(chain -> window.reaches(chain.get(0), last))
        .map(chain -> chain.stream().map(window::get).toList());
  }

  /** What must be absent before the first step is looked for from a timespan before this last. */
  private Optional<List<Integer>> beginning(Window window, int last) {
    OrderedChains chains = new OrderedChains(steps, absence, window.size());
    boolean mayBegin = true;
    boolean ends = false;
    for (int place = 0; place <= last; place++) {
      if (window.reaches(place, last)) {
        ends = chains.add(window.get(place), place, mayBegin);
        mayBegin &= !absence.forbids(window.get(place), 0);
      }
    }
    return ends ? Optional.of(chains.endingAt(last)) : Optional.empty();
  }

  private Optional<Match> match(List<Member> chain) {
    return nfa.matchesEndingAtLast(chain, Member::time).stream()
        .flatMap(Collection::stream)
        .map(this::toMatch)
        .findFirst();
  }

  private Match toMatch(Map<String, List<Member>> found) {
    List<Completion.Step> filled = new ArrayList<>(steps.size());
    for (int i = 0; i < steps.size(); i++) {
      Signal signal = found.get(SequencePatterns.stage(i)).get(0).signal();
      filled.add(new Completion.Step(steps.get(i), signal));
    }
    return new Match(filled.get(filled.size() - 1).signal(), filled);
  }
}
