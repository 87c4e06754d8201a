package io.spawnwatch.sequence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How far the processes of a group bring a sequence that takes a number of them. */
final class CountProgress {

  /** A window, and the number of what it counts. */
  private record Counted(List<Member> members, double number) {}

  private final CorrelationCondition.Threshold threshold;
  private final NumberEvaluation evaluation;
  private final long spanMillis;

  CountProgress(CorrelationRule sequence, CorrelationCondition.Threshold threshold) {
    this.threshold = threshold;
    this.evaluation = NumberEvaluation.of(sequence, threshold);
    this.spanMillis = sequence.timespan().toMillis();
  }

  GroupProgress of(String group, List<Candidate> candidates) {
    List<Member> counted =
        candidates.stream()
            .map(candidate -> new Member(candidate.signal(), candidate.rules()))
            .filter(evaluation::isCounted)
            .toList();
    Counted best =
        windows(counted)
            .max(
                Comparator.comparing((Counted window) -> threshold.holds(window.number))
                    .thenComparingDouble(window -> -threshold.lacking(window.number))
                    .thenComparingDouble(Counted::number)
                    .thenComparingInt(window -> window.members.size()))
            .orElse(new Counted(List.of(), Double.NaN));
    List<GroupProgress.Step> steps = new ArrayList<>();
    best.members.forEach(m -> steps.add(GroupProgress.Step.met(m.rules().get(0), m.signal())));
    int without = candidates.size() - counted.size();
    GroupProgress.Count count = new GroupProgress.Count(best.number, candidates.size(), without);
    boolean isComplete = !steps.isEmpty() && threshold.holds(best.number);
    return new GroupProgress(group, steps, count, isComplete);
  }

  /** Those that end at each of the counted. */
  private Stream<Counted> windows(List<Member> counted) {
    return counted.stream().map(last -> window(counted, last));
  }

  private Counted window(List<Member> counted, Member last) {
    List<Member> members =
        counted.stream()
            .limit(counted.indexOf(last) + 1L)
            .filter(member -> member.time() >= last.time() - spanMillis)
            .toList();
    return new Counted(members, evaluation.number(members));
  }
}
