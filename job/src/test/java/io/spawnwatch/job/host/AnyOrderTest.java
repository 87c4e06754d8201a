package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Random histories of a host, with twins: any order of arrival gives the same completions. They are
 * read where the host stage sends them to an estate-wide sequence, before anything is folded.
 */
class AnyOrderTest {

  /**
   * Odd spans, and processes at even seconds: what a twin tells later straddles no window's end.
   */
  private static final String SEQUENCES =
      """
      title: What the host completed
      id: told
      correlation:
        type: event_count
        rules: [chain, both, many, kinds]
        group-by: [Image]
        timespan: 1h
        condition: {gte: 1}
      ---
      title: In order, down a tree
      name: chain
      id: chain
      correlation:
        type: temporal_ordered
        rules: [a, b, c]
        aliases: {p: {a: ProcessGuid, b: AncestorProcessGuid, c: AncestorProcessGuid}}
        group-by: [p]
        timespan: 41s
      ---
      title: Both in one activity
      name: both
      id: both
      correlation: {type: temporal, rules: [a, c], group-by: [ActivityGuid], timespan: 15s}
      ---
      title: Many on the host
      name: many
      id: many
      correlation:
        {type: event_count, rules: [a], group-by: [Computer], timespan: 13s, condition: {gte: 3}}
      ---
      title: Several kinds in one activity
      name: kinds
      id: kinds
      correlation:
        type: value_count
        rules: [a, b, c]
        group-by: [ActivityGuid]
        timespan: 21s
        condition: {gte: 3, field: Image}
      """
          + Stages.rule("a")
          + Stages.rule("b")
          + Stages.rule("c");

  private record Born(long pid, String image) {}

  private final long seed = Long.getLong("spawnwatch.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @RepeatedTest(30)
  void anyOrderOfArrivalGivesTheSameCompletions() throws Exception {
    List<ProcessEvent> history = history();
    List<String> inOrder = completions(history);
    List<ProcessEvent> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, random);

    assertThat(inOrder).as("seed %d", seed).doesNotHaveDuplicates();
    assertThat(completions(shuffled))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(inOrder);
  }

  /** A process every two seconds; its parent told of it, or explorer. */
  private List<ProcessEvent> history() {
    List<ProcessEvent> events = new ArrayList<>();
    List<Born> born = new ArrayList<>(List.of(new Born(8, "explorer.exe")));
    for (int i = 0; i < 20; i++) {
      Born parent = born.get(random.nextInt(born.size()));
      Born child = new Born(100 + i, List.of("a", "b", "c", "d").get(random.nextInt(4)) + ".exe");
      events.add(of(child, parent).at(2 * i));
      if (random.nextInt(3) == 0) {
        double skew = random.nextInt(400) / 1_000.0 - 0.2;
        events.add(of(child, parent).sysmon("{" + i + "}").at(2 * i + skew));
      }
      born.add(child);
    }
    return events;
  }

  private static Creation of(Born child, Born parent) {
    return Creation.of(child.image()).pid(child.pid()).by(parent.pid()).parentImage(parent.image());
  }

  /** Each with its last process, by pid: ids are the first event's choice. */
  private static List<String> completions(List<ProcessEvent> arrivals) throws Exception {
    try (Stages stages = Stages.of(SEQUENCES)) {
      stages.events(arrivals.toArray(ProcessEvent[]::new));
      List<String> completions = new ArrayList<>();
      for (EstateSignal signal : stages.estateSignals()) {
        long pid = signal.evidence().get(signal.evidence().size() - 1).event().pid();
        completions.add(signal.signal().rules() + " at " + pid);
      }
      return completions;
    }
  }
}
