package io.spawnwatch.sequence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code temporal}: every rule has a process of its own in the window, in any order. Steps are
 * given to the latest signals first, moving earlier choices where that makes room (an augmenting
 * path), so a match is found whenever there is one.
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
    for (String lastStep : steps) {
      if (last.has(lastStep)) {
        Map<String, Member> chosen = new LinkedHashMap<>();
        chosen.put(lastStep, last);
        if (fillOthers(members.subList(0, members.size() - 1), chosen)) {
          matches.add(new Match(last.signal(), filled(chosen)));
          return;
        }
      }
    }
  }

  private boolean fillOthers(List<Member> others, Map<String, Member> chosen) {
    for (String step : steps) {
      if (!chosen.containsKey(step) && !give(step, others, chosen, new ArrayList<>())) {
        return false;
      }
    }
    return true;
  }

  private static boolean give(
      String step, List<Member> others, Map<String, Member> chosen, List<Member> tried) {
    for (int place = others.size() - 1; place >= 0; place--) {
      Member candidate = others.get(place);
      if (candidate.has(step) && !tried.contains(candidate)) {
        tried.add(candidate);
        String holder = holder(candidate, chosen);
        if (holder == null || give(holder, others, chosen, tried)) {
          chosen.put(step, candidate);
          return true;
        }
      }
    }
    return false;
  }

  private static String holder(Member member, Map<String, Member> chosen) {
    return chosen.entrySet().stream()
        .filter(e -> e.getValue() == member)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static List<Completion.Step> filled(Map<String, Member> chosen) {
    return chosen.entrySet().stream()
        .map(e -> new Completion.Step(e.getKey(), e.getValue().signal()))
        .sorted((a, b) -> Signal.IN_ORDER.compare(a.signal(), b.signal()))
        .toList();
  }
}
