package io.spawnwatch.sequence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code temporal}: every rule has a process of its own in the window, in any order. The latest
 * signals are given a step first, moving those before to other steps where that makes room (an
 * augmenting path): so a match is found whenever there is one, and it is the tightest.
 */
final class TemporalEvaluation implements SequenceEvaluation {

  private final List<String> steps;
  private final Absence absence;

  TemporalEvaluation(List<String> steps, Absence absence) {
    this.steps = steps;
    this.absence = absence;
  }

  @Override
  public boolean canMatch(SignalIndex index) {
    return index.hasAll(steps);
  }

  /** Counts along the window, so that only ends with a signal of every rule are looked at. */
  @Override
  public List<Match> matches(Window window) {
    List<Match> matches = new ArrayList<>();
    Absence.Unwanted unwanted = absence.among(window.members());
    int[] counts = new int[steps.size()];
    int first = 0;
    for (int last = 0; last < window.size(); last++) {
      count(window.get(last), 1, counts);
      for (; !window.reaches(first, last); first++) {
        count(window.get(first), -1, counts);
      }
      List<Signal> end = List.of(window.get(last).signal());
      if (window.isDue(last) && isFull(counts) && unwanted.isFree(end)) {
        addMatch(window.members().subList(first, last + 1), matches);
      }
    }
    return matches;
  }

  private void count(Member member, int by, int[] counts) {
    for (int step = 0; step < counts.length; step++) {
      if (member.has(steps.get(step))) {
        counts[step] += by;
      }
    }
  }

  private static boolean isFull(int[] counts) {
    for (int count : counts) {
      if (count == 0) {
        return false;
      }
    }
    return true;
  }

  private void addMatch(List<Member> members, List<Match> matches) {
    Member last = members.get(members.size() - 1);
    Map<String, Member> chosen = new LinkedHashMap<>();
    boolean fits = give(last, chosen, new HashSet<>());
    for (int place = members.size() - 2; fits && place >= 0 && !isFull(chosen); place--) {
      give(members.get(place), chosen, new HashSet<>());
    }
    if (fits && isFull(chosen)) {
      matches.add(new Match(last.signal(), filled(chosen)));
    }
  }

  private boolean isFull(Map<String, Member> chosen) {
    return chosen.size() == steps.size();
  }

  /** Gives the member a step; who holds it moves to another that it fills as well. */
  private boolean give(Member member, Map<String, Member> chosen, Set<String> tried) {
    for (String step : steps) {
      if (member.has(step) && tried.add(step)) {
        Member holder = chosen.get(step);
        if (holder == null || give(holder, chosen, tried)) {
          chosen.put(step, member);
          return true;
        }
      }
    }
    return false;
  }

  private static List<Completion.Step> filled(Map<String, Member> chosen) {
    return chosen.entrySet().stream()
        .map(e -> new Completion.Step(e.getKey(), e.getValue().signal()))
        .sorted((a, b) -> Signal.IN_ORDER.compare(a.signal(), b.signal()))
        .toList();
  }
}
