package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How far the processes of a group bring a sequence that counts processes or values. */
final class CountProgress {

  private final CorrelationRule sequence;
  private final CorrelationCondition.Threshold threshold;

  CountProgress(CorrelationRule sequence, CorrelationCondition.Threshold threshold) {
    this.sequence = sequence;
    this.threshold = threshold;
  }

  GroupProgress of(String group, List<Candidate> candidates) {
    double best = 0;
    boolean isComplete = false;
    List<Candidate> bestWindow = List.of();
    for (int last = 0; last < candidates.size(); last++) {
      List<Candidate> window = window(candidates, last);
      double count = count(window);
      isComplete |= threshold.holds(count);
      if (count > best) {
        best = count;
        bestWindow = window;
      }
    }
    List<GroupProgress.Step> steps = new ArrayList<>();
    bestWindow.forEach(c -> steps.add(GroupProgress.Step.met(c.rules().get(0), c.signal())));
    GroupProgress.Count count = new GroupProgress.Count(best, candidates.size());
    return new GroupProgress(group, steps, count, isComplete);
  }

  private List<Candidate> window(List<Candidate> candidates, int last) {
    long from = candidates.get(last).signal().time() - sequence.timespan().toMillis();
    return candidates.subList(0, last + 1).stream()
        .filter(candidate -> candidate.signal().time() >= from)
        .toList();
  }

  private double count(List<Candidate> window) {
    if (threshold.fields().isEmpty()) {
      return window.size();
    }
    Set<List<String>> distinct = new HashSet<>();
    for (Candidate candidate : window) {
      List<String> tuple = new ArrayList<>();
      for (Field field : threshold.fields()) {
        candidate.signal().values().getOrDefault(field, List.of()).stream()
            .findFirst()
            .ifPresent(value -> tuple.add(value.toLowerCase(Locale.ROOT)));
      }
      if (tuple.size() == threshold.fields().size()) {
        distinct.add(tuple);
      }
    }
    return distinct.size();
  }
}
