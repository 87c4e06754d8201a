package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import io.spawnwatch.sigma.RuleDocument;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hand-written pattern in the stages: as any other sequence. */
class HandWrittenStageTest {

  private static final String DOCUMENT =
      """
      title: An a and another
      id: twice
      level: high
      correlation:
        type: temporal_ordered
        rules: [a]
        group-by: [%s]
        timespan: 1m
      pattern: io.spawnwatch.job.host.SameRuleTwice
      ---
      title: The same in Sigma's words
      id: counted
      correlation: {type: event_count, rules: [a], group-by: [Computer], timespan: 1m, condition: {gte: 2}}
      """
          + Stages.rule("a");

  private static final String OF_A_HOST = DOCUMENT.formatted("Computer");

  private static ProcessEvent a(String host, int pid, double second) {
    return Creation.of("a.exe").host(host).pid(pid).by(8).parentImage("explorer.exe").at(second);
  }

  private static List<String> messages(Stages stages) throws Exception {
    return stages.findings().stream()
        .filter(f -> f.path("finding_info").path("title").asText().equals("An a and another"))
        .map(f -> f.path("metadata").path("uid").asText())
        .toList();
  }

  @Test
  void raisesAFindingWithItsProcesses() throws Exception {
    try (Stages stages = Stages.of(OF_A_HOST)) {
      stages.events(a("h", 40, 0), a("other", 44, 1), a("h", 48, 2));

      JsonNode finding = stages.findings().get(0);
      assertThat(stages.titles()).startsWith("An a and another");
      assertThat(finding.path("evidences")).hasSize(2);
      assertThat(finding.path("finding_info").path("analytic").path("category").asText())
          .isEqualTo("Sigma correlation (flink_cep)");
    }
  }

  @Test
  void theOrderOfArrivalChangesNoIds() throws Exception {
    ProcessEvent first = a("h", 40, 0);
    ProcessEvent second = a("h", 44, 30);
    ProcessEvent outside = a("h", 48, 91);
    try (Stages inOrder = Stages.of(OF_A_HOST);
        Stages late = Stages.of(OF_A_HOST)) {
      inOrder.events(first, second, outside);
      late.events(outside, second, first);

      assertThat(messages(inOrder)).hasSize(1);
      assertThat(messages(late)).isEqualTo(messages(inOrder));
    }
  }

  @Test
  void joinsAcrossTheEstate() throws Exception {
    try (Stages stages = Stages.of(DOCUMENT.formatted("CommandLine"))) {
      stages.events(a("one", 40, 0), a("two", 44, 1));

      assertThat(messages(stages)).hasSize(1);
    }
  }

  /** No state of Flink's NFA is kept: the signals are. */
  @Test
  void goesOnFromASnapshotThatHadNoPattern() throws Exception {
    String before = OF_A_HOST.substring(OF_A_HOST.indexOf("title: The same"));
    OperatorSubtaskState snapshot;
    try (Stages stages = Stages.of(before)) {
      stages.events(a("h", 40, 0));
      snapshot = stages.hostSnapshot();
    }
    try (Stages stages = Stages.restoredHost(OF_A_HOST, snapshot, 0)) {
      stages.events(a("h", 44, 1));

      assertThat(messages(stages)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Computer", "CommandLine"})
  void oneThatFailsStopsNoOther(String groupBy) throws Exception {
    try (Stages stages = Stages.of(DOCUMENT.formatted(groupBy))) {
      stages.events(
          a("h", 40, 0),
          Creation.of("a.exe").host("h").pid(44).by(8).user("bad").at(1),
          a("h", 48, 2),
          a("h", 52, 3));

      assertThat(messages(stages)).isEmpty();
      assertThat(stages.titles()).contains("The same in Sigma's words");
    }
  }

  @Test
  void aProcessWithoutTheClassDoesNotStart() {
    String text = OF_A_HOST.replace("SameRuleTwice", "Elsewhere");
    var content = DetectionContent.of(List.of(new RuleDocument("f.yml", text)), Map.of());

    assertThatThrownBy(() -> CompiledContent.of(content))
        .hasMessageContaining(
            "f.yml:9:10: An a and another > pattern: no pattern \"io.spawnwatch.job.host.Elsewhere\"");
  }
}
