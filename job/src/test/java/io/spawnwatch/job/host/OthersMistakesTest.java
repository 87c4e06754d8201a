package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other engines for Sigma correlations were found to get wrong. */
class OthersMistakesTest {

  private static final String RULES =
      Stages.rule("a")
          + Stages.rule("b")
          + Stages.rule("c")
          + """
          ---
          title: net or net1
          name: net
          id: net
          logsource: {category: process_creation, product: windows}
          detection: {sel: {CommandLine|contains: 'user x /add'}, condition: sel}
          ---
          title: Also an a
          name: also
          id: also
          logsource: {category: process_creation, product: windows}
          detection: {sel: {Image|endswith: '\\a.exe'}, condition: sel}
          """;

  private static final String THREE =
      "type: event_count, rules: [%s], group-by: [Computer], timespan: 1m, condition: {gte: 3}";

  private static Stages sequence(String correlation) throws Exception {
    return Stages.of("title: S\nid: s\ncorrelation: {" + correlation + "}\n" + RULES);
  }

  private static ProcessEvent of(String image, int pid, double second) {
    return Creation.of(image).pid(pid).by(8).parentImage("explorer.exe").at(second);
  }

  @Test
  void groupsOfTwoComputersAreNotMixed() throws Exception {
    try (Stages stages =
        sequence(
            "type: temporal, rules: [a, b], group-by: [ParentProcessId, Computer], timespan: 1m")) {
      stages.events(
          Creation.of("a.exe").host("one").pid(40).by(8).at(0),
          Creation.of("b.exe").host("two").pid(44).by(8).at(1));
      assertThat(stages.titles()).isEmpty();

      stages.events(Creation.of("b.exe").host("one").pid(44).by(8).at(2));
      assertThat(stages.titles()).containsExactly("S");
    }
  }

  @Test
  void theOrderIsThatOfAllStepsNotOfTheFirstAlone() throws Exception {
    try (Stages stages =
        sequence("type: temporal_ordered, rules: [a, b, c], group-by: [Computer], timespan: 1m")) {
      stages.events(of("a.exe", 40, 0), of("c.exe", 44, 1), of("b.exe", 48, 2));
      assertThat(stages.titles()).isEmpty();

      stages.events(of("c.exe", 52, 3));
      assertThat(stages.titles()).containsExactly("S");
    }
  }

  @Test
  void valuesAreCountedWithinTheTimespanOnly() throws Exception {
    try (Stages stages =
        sequence(
            "type: value_count, rules: [a, b, c], group-by: [Computer], timespan: 1m,"
                + " condition: {gte: 3, field: Image}")) {
      stages.events(of("a.exe", 40, 0), of("b.exe", 44, 59), of("c.exe", 48, 61));
      assertThat(stages.titles()).isEmpty();

      stages.events(of("a.exe", 52, 62));
      assertThat(stages.titles()).containsExactly("S");
    }
  }

  @Test
  void oneProcessFillsOneStep() throws Exception {
    try (Stages stages =
        sequence("type: temporal, rules: [a, also], group-by: [Computer], timespan: 1m")) {
      stages.events(of("a.exe", 40, 0));
      assertThat(stages.titles()).isEmpty();

      stages.events(of("a.exe", 44, 1));
      assertThat(stages.titles()).containsExactly("S");
    }
  }

  @Test
  void aWindowOfACountSlides() throws Exception {
    try (Stages stages = sequence(THREE.formatted("a"))) {
      stages.events(of("a.exe", 40, 30), of("a.exe", 44, 59), of("a.exe", 48, 61));

      assertThat(stages.titles()).containsExactly("S");
    }
  }

  @Test
  void twinsCountOnce() throws Exception {
    try (Stages stages = sequence(THREE.formatted("a"))) {
      for (int pid = 40; pid <= 44; pid += 4) {
        stages.events(
            of("a.exe", pid, pid), Creation.of("a.exe").pid(pid).sysmon("{" + pid + "}").at(pid));
      }
      assertThat(stages.titles()).isEmpty();

      stages.events(of("a.exe", 52, 50));
      assertThat(stages.titles()).containsExactly("S");
    }
  }

  /** The Security event of the last step lies within the span, its Sysmon twin outside. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twinsThatStraddleTheEndOfASpanCountAtTheEarlierTime(boolean sysmonFirst) throws Exception {
    ProcessEvent security = of("b.exe", 44, 60);
    ProcessEvent sysmon = Creation.of("b.exe").pid(44).by(8).sysmon("{44}").at(60.4);
    try (Stages stages =
        sequence("type: temporal_ordered, rules: [a, b], group-by: [Computer], timespan: 1m")) {
      stages.events(of("a.exe", 40, 0), sysmonFirst ? sysmon : security);
      assertThat(stages.titles()).hasSize(sysmonFirst ? 0 : 1);

      stages.events(sysmonFirst ? security : sysmon);
      assertThat(stages.titles()).containsExactly("S");
    }
  }

  @Test
  void netAndItsNet1CountOnce() throws Exception {
    try (Stages stages = sequence(THREE.formatted("net"))) {
      for (int pid = 40; pid <= 48; pid += 8) {
        stages.events(netWithItsNet1(pid));
      }
      assertThat(stages.titles()).isEmpty();

      stages.events(netWithItsNet1(56));
      assertThat(stages.titles()).containsExactly("S");
    }
  }

  private static ProcessEvent[] netWithItsNet1(int pid) {
    return new ProcessEvent[] {
      Creation.of("net.exe").pid(pid).command("net user x /add").at(pid),
      Creation.of("net1.exe")
          .pid(pid + 4)
          .by(pid)
          .parentImage("net.exe")
          .command("net1 user x /add")
          .at(pid + 0.1)
    };
  }
}
