package io.spawnwatch.sequence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A hand-written pattern, run over the window of each last signal. What its conditions ask is not
 * known here, so nothing can be left out but by number.
 */
final class HandWrittenEvaluation implements SequenceEvaluation {

  /** Of each rule, so many of a window's signals at most, the latest. */
  private static final int MAX_PER_RULE = 32;

  /** Where a window has more partial matches, fewer of its signals are looked at. */
  private static final int MAX_PARTIAL_MATCHES = 1_000;

  private final List<String> rules;
  private final WindowNfa<Signal> nfa;

  HandWrittenEvaluation(HandWrittenPattern written, List<String> rules, Duration timespan) {
    this.rules = rules;
    this.nfa =
        WindowNfa.bounded(HandWrittenPatterns.of(written, rules, timespan), MAX_PARTIAL_MATCHES);
  }

  @Override
  public boolean canMatch(SignalIndex index) {
    return true;
  }

  @Override
  public List<Match> matches(Window window) {
    List<Match> matches = new ArrayList<>();
    for (int last = window.arrived(); last < window.size(); last++) {
      if (window.isDue(last)) {
        match(window, last).ifPresent(matches::add);
      }
    }
    return matches;
  }

  private Optional<Match> match(Window window, int last) {
    for (int perRule = MAX_PER_RULE; perRule > 0; perRule /= 2) {
      Map<Signal, Member> members = latest(window, last, perRule);
      var found = nfa.matchesEndingAtLast(List.copyOf(members.keySet()), Signal::time);
      if (found.isPresent()) {
        return found.get().stream()
            .map(HandWrittenEvaluation::inOrder)
            .max(HandWrittenEvaluation::tighter)
            .map(chain -> chain.stream().map(signal -> step(members.get(signal))).toList())
            .map(steps -> new Match(window.get(last).signal(), steps));
      }
    }
    return Optional.empty();
  }

  /**
   * The members of a window up to its last one, of each rule the latest; by what the pattern sees
   * of them: a signal with the rules for which it belongs to the group.
   */
  private static Map<Signal, Member> latest(Window window, int last, int perRule) {
    Map<String, Integer> counts = new HashMap<>();
    Deque<Member> latest = new ArrayDeque<>();
    for (int place = last; place >= 0 && window.reaches(place, last); place--) {
      boolean hasRoom = false;
      for (String rule : window.get(place).rules()) {
        hasRoom |= counts.merge(rule, 1, Integer::sum) <= perRule;
      }
      if (hasRoom) {
        latest.addFirst(window.get(place));
      }
    }
    Map<Signal, Member> seen = new LinkedHashMap<>();
    latest.forEach(
        member -> seen.put(member.signal().withOnly(Set.copyOf(member.rules())), member));
    return seen;
  }

  /** A member counts as the first rule of the sequence that it matched. */
  private Completion.Step step(Member member) {
    String rule = rules.stream().filter(member::has).findFirst().orElseThrow();
    return new Completion.Step(rule, member.signal());
  }

  private static List<Signal> inOrder(Map<String, List<Signal>> match) {
    return match.values().stream().flatMap(Collection::stream).sorted(Signal.IN_ORDER).toList();
  }

  /** Of two matches with one end, the one whose last differing signal lies later. */
  private static int tighter(List<Signal> a, List<Signal> b) {
    for (int back = 1; back <= Math.min(a.size(), b.size()); back++) {
      int comparison = Signal.IN_ORDER.compare(a.get(a.size() - back), b.get(b.size() - back));
      if (comparison != 0) {
        return comparison;
      }
    }
    return Integer.compare(b.size(), a.size());
  }
}
