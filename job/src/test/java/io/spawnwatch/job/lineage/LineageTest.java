package io.spawnwatch.job.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineageTest {

  static final LineageSettings SETTINGS =
      new LineageSettings(
          Set.of("explorer.exe", "services.exe"),
          Duration.ofMinutes(5),
          Duration.ofDays(7),
          20_000,
          12);

  private final MemoryStore store = new MemoryStore();
  private final Lineage lineage = new Lineage(SETTINGS, store);

  private Traced created(Creation creation, double seconds) {
    return lineage.created(creation.at(seconds));
  }

  private static Creation of(String image) {
    return Creation.of(image);
  }

  @Test
  void findsTheParentAndItsParents() {
    Traced shell = created(of("cmd.exe").pid(40).by(8).parentImage("explorer.exe"), 0);
    Traced child = created(of("whoami.exe").pid(44).by(40), 1);

    assertThat(child.process().parent()).isEqualTo(shell.process().guid());
    assertThat(child.ancestors())
        .extracting(node -> Images.fileName(node.image()))
        .containsExactly("cmd.exe", "explorer.exe");
  }

  @Test
  void findsTheParentAfterItsPidWasReused() {
    created(of("cmd.exe").pid(40).by(8), 0);
    Traced reused = created(of("notepad.exe").pid(40).by(8), 60);

    assertThat(created(of("whoami.exe").pid(44).by(40), 70).process().parent())
        .isEqualTo(reused.process().guid());
  }

  /** Where a shipper cuts times to the second, a pid can come twice at one time. */
  @Test
  void twoProcessesOfOnePidAtOneTimeAreTwo() {
    Traced first = created(of("cmd.exe").command("cmd /c a").pid(40).by(8), 1);
    Traced second = created(of("cmd.exe").command("cmd /c b").pid(40).by(8), 1);
    Traced third = created(of("whoami.exe").pid(40).by(8), 1);
    Traced again = created(of("cmd.exe").command("cmd /c a").pid(40).by(8), 1);

    assertThat(List.of(first, second, third))
        .extracting(traced -> traced.process().guid())
        .doesNotHaveDuplicates();
    assertThat(again.process().guid()).isEqualTo(first.process().guid());
    assertThat(store.get(40).nodes()).hasSize(3);
  }

  @Test
  void givesNoChildToAProcessThatHadEnded() {
    Traced ended = created(of("cmd.exe").pid(40).by(8), 0);
    lineage.exited(of("cmd.exe").pid(40).exit().at(10));

    assertThat(created(of("whoami.exe").pid(44).by(40), 30).process().parent())
        .isNotEqualTo(ended.process().guid());
  }

  @Test
  void doubtsARememberedProcessWhoseImageTheEventContradicts() {
    Traced remembered = created(of("cmd.exe").pid(40).by(8), 0);
    Traced child = created(of("x.exe").pid(44).by(40).parentImage("powershell.exe"), 9);

    assertThat(child.process().parent()).isNotEqualTo(remembered.process().guid());
    assertThat(child.ancestors().get(0).isPlaceholder()).isTrue();
  }

  @Test
  void aPlaceholderKeepsItsIdWhenItsCreationComes() {
    Traced first = created(of("a.exe").pid(44).by(40), 5);
    Traced second = created(of("b.exe").pid(48).by(40), 6);
    Traced parent = created(of("cmd.exe").pid(40).by(8), 0);

    assertThat(first.process().parent()).isEqualTo(parent.process().guid());
    assertThat(second.process().parent()).isEqualTo(parent.process().guid());
    assertThat(parent.changesTree()).isTrue();
    assertThat(parent.foundLate()).as("children matched before").isEqualTo(2);
  }

  @Test
  void twinsMeetInOneProcess() {
    Traced security = created(of("cmd.exe").pid(40).by(8), 0);
    Traced sysmon = created(of("cmd.exe").pid(40).by(8).sysmon("{G}"), 0.015);

    assertThat(sysmon.process().guid()).isEqualTo(security.process().guid());
    assertThat(sysmon.firstTold()).isFalse();
  }

  @Test
  void twinsMeetAlthoughOneClockIsOffByHours() {
    Traced security = created(of("cmd.exe").pid(40).by(8).command("cmd /c x"), 0.123);
    Traced sysmon =
        created(of("cmd.exe").pid(40).by(8).command("cmd /c x").sysmon("{G}"), 7 * 3600 + 0.124);
    Traced child = created(of("whoami.exe").pid(44).by(40), 1.5);

    assertThat(sysmon.process().guid()).isEqualTo(security.process().guid());
    assertThat(child.process().parent()).isEqualTo(security.process().guid());
    assertThat(child.process().start()).isEqualTo(Creation.BEGIN + 7 * 3_600_000 + 1_500);
  }

  @Test
  void aQuickReuseOfThePidIsNoTwin() {
    Traced first = created(of("cmd.exe").pid(40).by(8), 0);
    Traced second = created(of("cmd.exe").pid(40).by(8), 2);

    assertThat(second.process().guid()).isNotEqualTo(first.process().guid());
  }

  @Test
  void aBootEndsWhatRanBefore() {
    Traced before = created(of("services.exe").pid(40).by(8), 0);
    created(of("smss.exe").pid(404).by(4), 100);

    assertThat(created(of("svchost.exe").pid(44).by(40), 110).process().parent())
        .isNotEqualTo(before.process().guid());
  }

  @Test
  void aNewSessionIsNoBoot() {
    Traced before = created(of("services.exe").pid(40).by(8), 0);
    created(of("smss.exe").pid(404).by(396).parentImage("smss.exe"), 100);

    assertThat(created(of("svchost.exe").pid(44).by(40), 110).process().parent())
        .isEqualTo(before.process().guid());
  }

  @Test
  void anExitBeforeItsCreationIsRemembered() {
    lineage.exited(of("cmd.exe").pid(40).exit().at(10));
    Traced late = created(of("cmd.exe").pid(40).by(8), 0);

    assertThat(late.process().end()).isEqualTo(Creation.BEGIN + 10_000);
  }

  @Test
  void anActivityEndsBelowASessionProcess() {
    Traced shell = created(of("cmd.exe").pid(40).by(8).parentImage("explorer.exe"), 0);
    Traced child = created(of("powershell.exe").pid(44).by(40), 1);
    Traced other = created(of("notepad.exe").pid(48).by(8).parentImage("explorer.exe"), 2);

    assertThat(child.process().activity()).isEqualTo(shell.process().guid());
    assertThat(other.process().activity()).isEqualTo(other.process().guid());
  }

  @Test
  void dropsWhatWasDeliveredBefore() {
    ProcessEvent event = of("cmd.exe").pid(40).record(77).at(0);
    ProcessEvent restarted = of("cmd.exe").pid(40).record(77).at(500);

    assertThat(lineage.isRedelivered(event)).isFalse();
    assertThat(lineage.isRedelivered(event)).isTrue();
    assertThat(lineage.isRedelivered(restarted)).as("record ids restart").isFalse();
  }

  @Test
  void joinsAProcessWithoutPidByItsGuid() {
    Creation lost = of("cmd.exe").pid(ProcessEvent.UNKNOWN_PID).by(8).sysmon("{AB}");
    Traced parent = created(lost, 0);
    ProcessEvent childEvent =
        ProcessEvents.withParentGuid(of("whoami.exe").pid(44).by(40).sysmon("{CD}").at(1), "{ab}");

    assertThat(lineage.created(childEvent).process().parent()).isEqualTo(parent.process().guid());
  }

  @Test
  void theSweepKeepsTheAncestorsOfWhatLives() {
    created(of("cmd.exe").pid(40).by(8), 0);
    created(of("powershell.exe").pid(44).by(40), 1);
    lineage.exited(of("cmd.exe").pid(40).exit().at(2));
    store.host().advanceTo(Creation.BEGIN + 3_600_000);
    store.hostChanged();

    assertThat(store.sweep(SETTINGS)).isEqualTo(3);
    lineage.exited(of("powershell.exe").pid(44).exit().at(3));
    assertThat(store.sweep(SETTINGS)).as("all ended").isEqualTo(1);
  }

  @Test
  void aForkBombIsBounded() {
    LineageSettings small =
        new LineageSettings(Set.of(), Duration.ofMinutes(5), Duration.ofDays(7), 10, 12);
    for (int i = 0; i < 100; i++) {
      created(of("x.exe").pid(1_000 + i), i);
    }

    store.host().advanceTo(Creation.BEGIN + 100_000);
    store.hostChanged();

    assertThat(store.sweep(small)).isEqualTo(10);
  }

  @Test
  void ancestorsEndAtTheBound() {
    for (int i = 0; i < 30; i++) {
      created(of("p" + i + ".exe").pid(100 + i).by(99 + i), i);
    }

    List<ProcessNode> ancestors = created(of("x.exe").pid(200).by(129), 40).ancestors();

    assertThat(ancestors).hasSize(12);
  }

  @Test
  void takesA4688ForNoCreatorThatBeganInAnotherSecondWithAnotherCommand() {
    String creator = "{b34bc01c-3b81-6ab1-0000-000000000001}";
    Creation child = of("whoami.exe").pid(44).by(40).sysmon("{c}").parentImage("cmd.exe");
    Traced first = created(child.parentGuid(creator).parentCommand("cmd /c b"), 3.4);
    Traced other = created(of("cmd.exe").command("cmd /c a").pid(40).by(8), 0.069);
    Traced told = created(of("cmd.exe").command("cmd /c b").pid(40).by(8).sysmon(creator), 1.957);

    assertThat(told.process().guid()).isNotEqualTo(other.process().guid());
    assertThat(lineage.ancestors(first.process()).get(0).guid()).isEqualTo(told.process().guid());
  }

  @Test
  void keepsEveryProcessHoweverOftenAnExitTurnsOutToBeAnothers() {
    String second = "{b34bc01c-3b94-6ab1-0000-000000000001}";
    Creation child = of("whoami.exe").pid(44).by(40).sysmon("{c}").parentImage("cmd.exe");
    created(child.parentGuid(second).parentCommand("b"), 100);
    lineage.exited(of("cmd.exe").pid(40).exit().at(900));
    lineage.exited(of("cmd.exe").pid(40).exit().at(500));
    created(of("cmd.exe").command("a").pid(40).by(8), 10);
    created(of("cmd.exe").command("c").pid(40).by(8).sysmon("{d}"), 450);
    created(of("cmd.exe").command("b").pid(40).by(8).sysmon(second), 20);
    lineage.exited(of("cmd.exe").pid(40).exit().at(300));

    assertThat(store.slots().get(40L).nodes())
        .extracting(ProcessNode::commandLine)
        .contains("a", "b", "c");
  }
}
