package io.spawnwatch.sequence;

import io.spawnwatch.sequence.GroupProgress.Obstacle;
import java.util.ArrayList;
import java.util.List;

/** How far the processes of a group bring a hand-written pattern: to a match, or not. */
final class WrittenProgress {

  private final CorrelationRule sequence;
  private final HandWrittenPattern pattern;

  WrittenProgress(CorrelationRule sequence, HandWrittenPattern pattern) {
    this.sequence = sequence;
    this.pattern = pattern;
  }

  GroupProgress of(String group, List<Candidate> candidates) {
    List<Match> matches = matches(candidates);
    List<GroupProgress.Step> steps = new ArrayList<>();
    if (!matches.isEmpty()) {
      Match last = matches.get(matches.size() - 1);
      last.steps().forEach(s -> steps.add(GroupProgress.Step.met(s.rule(), s.signal())));
      return new GroupProgress(group, steps, null, true);
    }
    candidates.forEach(c -> steps.add(GroupProgress.Step.met(c.rules().get(0), c.signal())));
    steps.add(new GroupProgress.Step(pattern.name(), null, Obstacle.NO_MATCH, 0));
    return new GroupProgress(group, steps, null, false);
  }

  private List<Match> matches(List<Candidate> candidates) {
    List<Member> members = candidates.stream().map(c -> new Member(c.signal(), c.rules())).toList();
    long span = sequence.timespan().toMillis();
    var evaluation = new HandWrittenEvaluation(pattern, sequence.rules(), sequence.timespan());
    List<Match> matches = new ArrayList<>();
    for (int last = 0; last < members.size(); last++) {
      Window window = new Window(members.subList(0, last + 1), last, span, signal -> true);
      matches.addAll(evaluation.matches(window));
    }
    return matches;
  }
}
