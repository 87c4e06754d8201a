package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import io.spawnwatch.job.alert.Alert;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstateStageTest {

  private static final String SPREAD =
      """
      title: One account added on several hosts
      id: spread
      level: high
      correlation:
        type: value_count
        rules: [added]
        group-by: [CommandLine]
        timespan: 10m
        condition: {gte: 3, field: Computer}
      ---
      title: Account added
      id: added
      logsource: {category: process_creation, product: windows}
      detection:
        net: {Image|endswith: '\\net.exe', CommandLine|contains: ' /add'}
        condition: net
      """;

  private static final String REMOTE =
      """
      title: Remote process and what it started
      id: remote
      level: high
      correlation:
        type: temporal
        rules: [order, effect]
        aliases:
          h: {order: TargetHost, effect: HostName}
        group-by: [h]
        timespan: 5m
      ---
      title: Remote process ordered
      id: order
      logsource: {category: process_creation, product: windows}
      detection:
        wmic: {Image|endswith: '\\wmic.exe', CommandLine|contains: '/node:'}
        condition: wmic
      ---
      title: Started by WMI
      id: effect
      logsource: {category: process_creation, product: windows}
      detection:
        wmi: {ParentImage|endswith: '\\wmiprvse.exe'}
        condition: wmi
      """;

  private static final String BY_USER =
      """
      title: One user busy on several hosts
      id: busy
      level: medium
      correlation:
        type: event_count
        rules: [whoami]
        group-by: [User]
        timespan: 10m
        condition: {gte: 2}
      ---
      title: Whoami
      id: whoami
      logsource: {category: process_creation, product: windows}
      detection:
        whoami: {Image|endswith: '\\whoami.exe'}
        condition: whoami
      """;

  private static ProcessEvent added(String host, double at) {
    return Creation.of("net.exe").host(host).pid(48).command("net user x y /add").at(at);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "", "?"})
  void whatSysmonDoesNotKnowJoinsNothing(String user) throws Exception {
    try (Stages stages = Stages.of(BY_USER)) {
      stages.events(
          Creation.of("whoami.exe").sysmon("{1}").host("ws01").user(user).at(0),
          Creation.of("whoami.exe").sysmon("{2}").host("ws02").user(user).at(1));

      assertThat(stages.titles()).isEmpty();
    }
  }

  @Test
  void countsHostsAcrossTheEstate() throws Exception {
    try (Stages stages = Stages.of(SPREAD)) {
      stages.events(added("a", 0), added("b", 30), added("a", 40));
      assertThat(stages.titles()).isEmpty();

      stages.events(added("c", 60));

      JsonNode finding = stages.findings().get(0);
      assertThat(stages.titles()).containsExactly("One account added on several hosts");
      assertThat(finding.path("evidences")).hasSize(4);
      assertThat(finding.path("message").asText()).contains("on 3 hosts");
      assertThat(finding.path("device").path("hostname").asText()).isEqualTo("c");
      assertThat(stages.alerts().get(0).key()).startsWith("spread|").hasSize(7 + 36);
    }
  }

  @Test
  void theWindowIsThatOfTheHostsClocks() throws Exception {
    try (Stages stages = Stages.of(SPREAD)) {
      stages.events(added("a", 0), added("b", 300), added("c", 601));

      assertThat(stages.titles()).isEmpty();
      stages.events(added("d", 600));
      assertThat(stages.findings().get(0).path("duration").asLong()).isEqualTo(600_000);
    }
  }

  @Test
  void oneAccountIsOneFindingHoweverManyHosts() throws Exception {
    try (Stages stages = Stages.of(SPREAD)) {
      for (int host = 0; host < 6; host++) {
        stages.events(added("h" + host, host));
      }

      assertThat(stages.alerts()).extracting(Alert::key).containsOnly(stages.alerts().get(0).key());
      assertThat(stages.findings())
          .filteredOn(finding -> finding.path("activity_id").asInt() == 1)
          .hasSize(1);
    }
  }

  @Test
  void joinsARemoteCommandWithItsEffectElsewhere() throws Exception {
    ProcessEvent order =
        Creation.of("wmic.exe")
            .host("admin.corp.example")
            .pid(20)
            .command("wmic /node:WS07 process call create calc.exe")
            .at(10);
    ProcessEvent effect =
        Creation.of("calc.exe")
            .host("ws07.corp.example")
            .pid(30)
            .by(9)
            .parentImage("WmiPrvSE.exe")
            .at(8);
    ProcessEvent elsewhere =
        Creation.of("calc.exe")
            .host("ws08.corp.example")
            .pid(30)
            .by(9)
            .parentImage("WmiPrvSE.exe")
            .at(9);
    try (Stages stages = Stages.of(REMOTE)) {
      stages.events(order, elsewhere);
      assertThat(stages.titles()).isEmpty();

      stages.events(effect);
      assertThat(stages.titles()).containsExactly("Remote process and what it started");
    }
  }

  @Test
  void twinsOfOneHostCountOnce() throws Exception {
    ProcessEvent security = Creation.of("whoami.exe").host("a").pid(4).user("CORP\\jdoe").at(0);
    ProcessEvent sysmon =
        Creation.of("whoami.exe").host("a").pid(4).user("CORP\\jdoe").sysmon("{1}").at(0.01);
    try (Stages stages = Stages.of(BY_USER)) {
      stages.events(security, sysmon);
      assertThat(stages.titles()).isEmpty();

      stages.events(Creation.of("whoami.exe").host("b").pid(4).user("corp\\JDoe").at(5));
      assertThat(stages.titles()).hasSize(1);
    }
  }

  @Test
  void systemAccountsFormNoGroup() throws Exception {
    try (Stages stages = Stages.of(BY_USER)) {
      stages.events(
          Creation.of("whoami.exe").host("a").pid(4).user("NT AUTHORITY\\SYSTEM").at(0),
          Creation.of("whoami.exe").host("b").pid(4).user("NT AUTHORITY\\SYSTEM").at(5));

      assertThat(stages.titles()).isEmpty();
      assertThat(stages.estate().numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void goesOnFromASnapshot() throws Exception {
    OperatorSubtaskState snapshot;
    try (Stages stages = Stages.of(SPREAD)) {
      stages.events(added("a", 0), added("b", 30));
      snapshot = stages.estate().snapshot(1, 1);
    }
    try (Stages stages = Stages.restored(SPREAD, snapshot, 0)) {
      stages.events(added("c", 60));

      assertThat(stages.titles()).hasSize(1);
    }
  }

  @Test
  void leavesNothingBehindASilentGroup() throws Exception {
    try (Stages stages = Stages.of(SPREAD)) {
      stages.estate().setProcessingTime(0);
      stages.events(added("a", 0), added("b", 30));
      stages.estate().setProcessingTime(Duration.ofHours(23).toMillis());
      stages.events(added("c", 60));
      stages.estate().setProcessingTime(Duration.ofHours(25).toMillis());
      assertThat(stages.estate().numKeyedStateEntries()).isPositive();

      stages.estate().setProcessingTime(Duration.ofHours(48).toMillis());

      assertThat(stages.estate().numKeyedStateEntries()).isZero();
      assertThat(stages.estate().numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void anOverdueGroupWaitsForTheBacklogAfterARestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (Stages stages = Stages.of(SPREAD)) {
      stages.estate().setProcessingTime(0);
      stages.events(added("a", 0), added("b", 30));
      snapshot = stages.estate().snapshot(1, 1);
    }
    long threeDaysLater = Duration.ofDays(3).toMillis();
    try (Stages stages = Stages.restored(SPREAD, snapshot, threeDaysLater)) {
      stages.estate().setProcessingTime(threeDaysLater + 1);
      stages.events(added("c", 60));

      assertThat(stages.titles()).hasSize(1);
    }
  }

  @Test
  void estateRulesAreKeptOnceAndNotOnTheHost() throws Exception {
    try (Stages stages = Stages.of(SPREAD)) {
      stages.events(added("a", 0));
      stages.host().prepareSnapshotPreBarrier(1);
      int withoutSignals = stages.host().numKeyedStateEntries();
      stages.events(added("a", 1));
      stages.host().prepareSnapshotPreBarrier(2);

      assertThat(stages.host().numKeyedStateEntries()).isEqualTo(withoutSignals);
      assertThat(List.copyOf(stages.host().getSideOutput(HostStage.ESTATE_SIGNALS))).hasSize(2);
    }
  }
}
