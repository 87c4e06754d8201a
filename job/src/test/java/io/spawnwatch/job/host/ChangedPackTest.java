package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.sigma.RuleDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A restart with other sequences, or another parallelism: what they leave alone goes on. */
class ChangedPackTest {

  private static final int MAX_PARALLELISM = 128;
  private static final int HOSTS = 30;

  private static final String SEQUENCE =
      """
      ---
      title: %1$s
      id: %1$s
      correlation: {type: temporal_ordered, rules: [%2$s], group-by: [%3$s], timespan: %4$s}
      """;

  private static final String RULES = Stages.rule("a") + Stages.rule("b") + Stages.rule("c");

  private static String sequence(String title, String rules, String groupBy, String timespan) {
    return SEQUENCE.formatted(title, rules, groupBy, timespan);
  }

  private static ProcessEvent of(String image, String host, int pid, double second) {
    return Creation.of(image).host(host).pid(pid).by(8).command("x").at(second);
  }

  @Test
  void sequencesThatStayKeepTheirPartialMatches() throws Exception {
    String before = sequence("stays", "a, b", "Computer", "1h") + RULES;
    String after =
        sequence("new", "a, c", "Computer", "1h")
            + sequence("stays", "a, b", "Computer", "1h")
            + Stages.rule("c")
            + Stages.rule("b")
            + Stages.rule("a");
    OperatorSubtaskState snapshot;
    try (Stages stages = Stages.of(before + sequence("goes", "a, c, b", "Computer", "2h"))) {
      stages.events(of("a.exe", "h", 40, 0));
      snapshot = stages.hostSnapshot();
    }
    try (Stages stages = Stages.restoredHost(after, snapshot, 0)) {
      stages.events(of("b.exe", "h", 44, 1));
      assertThat(stages.titles()).containsExactly("stays");

      stages.events(of("c.exe", "h", 48, 2));
      assertThat(stages.titles()).containsExactly("stays", "new");
    }
  }

  @Test
  void groupsOfTheEstateKeepTheirs() throws Exception {
    String stays = sequence("stays", "a, b", "CommandLine", "1h");
    OperatorSubtaskState snapshot;
    try (Stages stages = Stages.of(sequence("goes", "a, c", "CommandLine", "1h") + stays + RULES)) {
      stages.events(of("a.exe", "one", 40, 0));
      snapshot = stages.estate().snapshot(1, 1);
    }
    try (Stages stages =
        Stages.restored(
            stays + sequence("new", "b, c", "CommandLine", "1h") + RULES, snapshot, 0)) {
      stages.events(of("b.exe", "two", 40, 1));

      assertThat(stages.titles()).containsExactly("stays");
    }
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"1, 2", "2, 3", "3, 1"})
  void anotherParallelismKeepsThemToo(int from, int to) throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    for (int subtask = 0; subtask < from; subtask++) {
      try (var harness = harness(from, subtask)) {
        harness.open();
        feed(harness, "a.exe", 0, from, subtask);
        harness.prepareSnapshotPreBarrier(1);
        states.add(harness.snapshot(1, 1));
      }
    }
    OperatorSubtaskState all =
        AbstractStreamOperatorTestHarness.repackageState(
            states.toArray(OperatorSubtaskState[]::new));
    int findings = 0;
    for (int subtask = 0; subtask < to; subtask++) {
      try (var harness = harness(to, subtask)) {
        harness.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                all, MAX_PARALLELISM, from, to, subtask));
        harness.open();
        feed(harness, "b.exe", 1, to, subtask);
        findings += harness.extractOutputValues().size();
      }
    }
    assertThat(findings).isEqualTo(HOSTS);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, ProcessEvent, Alert> harness(
      int parallelism, int subtask) throws Exception {
    String text = sequence("s", "a, b", "Computer", "1h") + RULES;
    var content = DetectionContent.of(List.of(new RuleDocument("f.yml", text)), Map.of());
    HostSettings settings = JobConfig.load(null, Map.of(), List.of()).host();
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new HostStage(content, settings, WrittenRows.NONE),
        ProcessEvent::host,
        Types.STRING,
        MAX_PARALLELISM,
        parallelism,
        subtask);
  }

  /** An event of each host that is the subtask's. */
  private static void feed(
      KeyedOneInputStreamOperatorTestHarness<String, ProcessEvent, Alert> harness,
      String image,
      double second,
      int parallelism,
      int subtask)
      throws Exception {
    for (int i = 0; i < HOSTS; i++) {
      String host = "host" + i;
      int owner =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(host, MAX_PARALLELISM, parallelism);
      if (owner == subtask) {
        harness.processElement(of(image, host, 40 + (int) second * 4, second), 0);
      }
    }
  }
}
