package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.sigma.RuleDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The host stage while sets change under it. */
final class ContentInForceTest {

  private static final DetectionContent START = set("one", "one.exe");

  @Test
  void judgesByTheNewSetFromTheRecordAfterTheSwitch() throws Exception {
    try (var stage = stage()) {
      stage.open();
      stage.processElement1(creation("two.exe", 1), 0);
      swap(stage, set("two", "two.exe"));
      stage.processElement1(creation("one.exe", 2), 0);
      stage.processElement1(creation("two.exe", 3), 0);

      assertThat(rules(stage)).containsExactly("two");
    }
  }

  @Test
  void everyAlertNamesTheSetThatJudged() throws Exception {
    try (var stage = stage()) {
      stage.open();
      stage.processElement1(creation("one.exe", 1), 0);
      DetectionContent next = set("two", "two.exe");
      swap(stage, next);
      stage.processElement1(creation("two.exe", 2), 0);

      assertThat(stage.extractOutputValues())
          .extracting(alert -> new String(alert.json(), StandardCharsets.UTF_8))
          .satisfiesExactly(
              first -> assertThat(first).contains(START.version()),
              second -> assertThat(second).contains(next.version()));
    }
  }

  @Test
  void theSetSurvivesARestore() throws Exception {
    OperatorSubtaskState state;
    try (var stage = stage()) {
      stage.open();
      swap(stage, set("two", "two.exe"));
      state = stage.snapshot(1, 1);
    }
    try (var restored = stage()) {
      restored.initializeState(state);
      restored.open();
      restored.processElement1(creation("one.exe", 1), 0);
      restored.processElement1(creation("two.exe", 2), 0);

      assertThat(rules(restored)).containsExactly("two");
    }
  }

  @Test
  void aSetThatWasStillBeingCompiledIsInForceAfterARestore() throws Exception {
    OperatorSubtaskState state;
    try (var stage = stage()) {
      stage.open();
      stage.processElement2(set("two", "two.exe"), 0);
      state = stage.snapshot(1, 1);
    }
    try (var restored = stage()) {
      restored.initializeState(state);
      restored.open();
      restored.processElement1(creation("two.exe", 2), 0);

      assertThat(rules(restored)).containsExactly("two");
    }
  }

  @Test
  void aSilencedRuleRaisesNothingUntilItsSilenceEnds() throws Exception {
    long hour = 3_600_000;
    long now = System.currentTimeMillis();
    try (var stage = stage()) {
      stage.open();
      swap(stage, with(Set.of(), List.of(new Silence("one", now + hour, "me", "noise"))));
      stage.processElement1(creation("one.exe", 1), 0);
      assertThat(rules(stage)).isEmpty();

      swap(stage, with(Set.of(), List.of(new Silence("one", now - hour, "me", "noise"))));
      stage.processElement1(creation("one.exe", 2), 0);
      assertThat(rules(stage)).containsExactly("one");
    }
  }

  @Test
  void aShadowRuleOnlyCountsAndBeginsAnewWhenPromoted() throws Exception {
    try (var stage = stage()) {
      stage.open();
      swap(stage, with(Set.of("one"), List.of()));
      stage.processElement1(creation("one.exe", 1), 0);
      stage.setProcessingTime(stage.getProcessingTime() + 20_000);

      assertThat(rules(stage)).isEmpty();
      assertThat(stage.getSideOutput(HostStage.REPORTS))
          .extracting(report -> report.getValue().shadow())
          .contains(Map.of("one", new ShadowCount(1, 1)));
      swap(stage, START);
      stage.processElement1(creation("one.exe", 2), 0);
      assertThat(stage.extractOutputValues())
          .singleElement()
          .extracting(alert -> new String(alert.json(), StandardCharsets.UTF_8))
          .asString()
          .contains("\"activity_name\":\"Create\"");
    }
  }

  @Test
  void reportsTheSetWhenItIsInForce() throws Exception {
    try (var stage = stage()) {
      stage.open();
      DetectionContent next = set("two", "two.exe");
      swap(stage, next);

      assertThat(stage.getSideOutput(HostStage.REPORTS))
          .extracting(report -> report.getValue().set())
          .endsWith(next.version());
    }
  }

  private static void swap(
      KeyedTwoInputStreamOperatorTestHarness<String, ProcessEvent, DetectionContent, Alert> stage,
      DetectionContent next)
      throws Exception {
    stage.processElement2(next, 0);
    // The switch comes by the mailbox, as in a task.
    stage.getTaskMailbox().take(TaskMailbox.MIN_PRIORITY).run();
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, ProcessEvent, DetectionContent, Alert>
      stage() throws Exception {
    JobConfig config = JobConfig.load(null, Map.of(), List.of());
    KeySelector<DetectionContent, String> none = null;
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new HostStage(new ContentInForce(START, true), config.host(), WrittenRows.NONE),
        ProcessEvent::host,
        none,
        Types.STRING);
  }

  private static List<String> rules(
      KeyedTwoInputStreamOperatorTestHarness<String, ProcessEvent, DetectionContent, Alert> stage) {
    return stage.extractOutputValues().stream()
        .map(alert -> new String(alert.json(), StandardCharsets.UTF_8))
        .map(json -> json.replaceAll("(?s).*?\"analytic\":\\{\"uid\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private static ProcessEvent creation(String image, int pid) {
    return Creation.of(image).host("a").pid(pid * 4).by(8).parentImage("explorer.exe").at(pid);
  }

  private static DetectionContent with(Set<String> shadow, List<Silence> silences) {
    return DetectionContent.of(START.documents(), Map.of(), shadow, silences);
  }

  private static DetectionContent set(String id, String image) {
    String text =
        """
        title: Any
        id: %s
        level: high
        logsource: {category: process_creation, product: windows}
        detection: {sel: {Image|endswith: '%s'}, condition: sel}
        """
            .formatted(id, image);
    return DetectionContent.of(List.of(new RuleDocument(id + ".yml", text)), Map.of());
  }
}
