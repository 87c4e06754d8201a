package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Correlations of correlations. */
class NestedSequencesTest {

  private static final String CHAIN =
      """
      title: Word, a shell below it, a tool below that
      id: outer
      level: high
      correlation:
        type: temporal_ordered
        rules: [inner, whoami]
        aliases:
          p: {inner: ProcessGuid, whoami: AncestorProcessGuid}
        group-by: [p]
        timespan: 1m
      ---
      title: Word and a shell below it
      name: inner
      id: inner
      level: medium
      correlation:
        type: temporal_ordered
        rules: [winword, cmd]
        aliases:
          p: {winword: ProcessGuid, cmd: AncestorProcessGuid}
        group-by: [p]
        timespan: 1m
      """
          + Stages.rule("winword")
          + Stages.rule("cmd")
          + Stages.rule("whoami");

  private static List<ProcessEvent> chain() {
    return List.of(
        Creation.of("winword.exe").pid(40).at(0),
        Creation.of("cmd.exe").pid(44).by(40).parentImage("winword.exe").at(50),
        Creation.of("powershell.exe").pid(48).by(44).parentImage("cmd.exe").at(60),
        Creation.of("whoami.exe").pid(52).by(48).parentImage("powershell.exe").at(100));
  }

  private static final String OUTER = "Word, a shell below it, a tool below that";

  @Test
  void joinOnTheFieldsOfTheCompletingEventWithAllEvidence() throws Exception {
    try (Stages stages = Stages.of(CHAIN)) {
      stages.events(chain().toArray(ProcessEvent[]::new));

      assertThat(stages.titles()).containsExactly(OUTER);
      JsonNode evidences = stages.findings().get(0).path("evidences");
      List<String> names = new ArrayList<>();
      evidences.forEach(e -> names.add(e.path("process").path("name").asText()));
      assertThat(names).containsExactly("winword.exe", "cmd.exe", "whoami.exe");
    }
  }

  @Test
  void anotherTreeIsNoChain() throws Exception {
    try (Stages stages = Stages.of(CHAIN)) {
      stages.events(chain().subList(0, 3).toArray(ProcessEvent[]::new));
      stages.events(Creation.of("whoami.exe").pid(52).by(8).parentImage("explorer.exe").at(100));

      assertThat(stages.titles()).isEmpty();
    }
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() throws Exception {
    List<ProcessEvent> backwards = new ArrayList<>(chain());
    Collections.reverse(backwards);
    try (Stages stages = Stages.of(CHAIN)) {
      stages.events(backwards.toArray(ProcessEvent[]::new));

      assertThat(stages.titles()).containsExactly(OUTER);
    }
  }

  @Test
  void anInnerOneThatGeneratesRaisesItsOwn() throws Exception {
    String generating =
        CHAIN.replace(
            "timespan: 1m\n---\ntitle: Word and",
            "timespan: 1m\n  generate: true\n---\ntitle: Word and");
    try (Stages stages = Stages.of(generating)) {
      stages.events(chain().toArray(ProcessEvent[]::new));

      assertThat(stages.titles()).contains("Word and a shell below it", OUTER);
    }
  }

  @Test
  void anInnerOneOfAHostFeedsOneOfTheEstate() throws Exception {
    String spread =
        """
        title: One burst on two hosts
        id: spread
        level: high
        correlation:
          type: value_count
          rules: [burst]
          group-by: [User]
          timespan: 1h
          condition: {gte: 2, field: Computer}
        ---
        title: Burst
        name: burst
        id: burst
        level: medium
        correlation:
          type: event_count
          rules: [whoami]
          group-by: [Computer]
          timespan: 1m
          condition: {gte: 2}
        """
            + Stages.rule("whoami");
    try (Stages stages = Stages.of(spread)) {
      stages.events(whoami("a", 4, 0), whoami("a", 8, 1), whoami("b", 4, 2));
      assertThat(stages.titles()).isEmpty();

      stages.events(whoami("b", 8, 3));
      assertThat(stages.titles()).containsExactly("One burst on two hosts");
      assertThat(stages.findings().get(0).path("evidences")).hasSize(4);
    }
  }

  @Test
  void anInnerOneOfTheEstateFeedsAnOuterOneOfItsGroup() throws Exception {
    String outer =
        """
        title: Two hosts, then vssadmin, by one user
        id: outer
        level: high
        correlation:
          type: temporal_ordered
          rules: [two, vssadmin]
          group-by: [User]
          timespan: 10m
        ---
        title: Two hosts
        name: two
        id: two
        level: medium
        correlation:
          type: value_count
          rules: [whoami]
          group-by: [User]
          timespan: 1m
          condition: {gte: 2, field: Computer}
        """
            + Stages.rule("whoami")
            + Stages.rule("vssadmin");
    try (Stages stages = Stages.of(outer)) {
      stages.events(whoami("a", 4, 0), whoami("b", 8, 1));
      stages.events(Creation.of("vssadmin.exe").host("c").pid(4).user("CORP\\jdoe").at(60));

      assertThat(stages.titles()).containsExactly("Two hosts, then vssadmin, by one user");
      assertThat(stages.findings().get(0).path("evidences")).hasSize(3);
    }
  }

  private static ProcessEvent whoami(String host, long pid, double at) {
    return Creation.of("whoami.exe").host(host).pid(pid).user("CORP\\jdoe").at(at);
  }
}
