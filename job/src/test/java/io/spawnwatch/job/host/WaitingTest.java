package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** {@code not}: what waits for something not to happen. */
class WaitingTest {

  private static final String NOT =
      """
      title: Backup deleted, and no backup made after it
      id: unsaved
      level: high
      correlation:
        type: temporal_ordered
        rules: [deleted, saved]
        group-by: [Computer]
        timespan: 10m
        condition: deleted and not saved
      ---
      title: Deleted
      id: deleted
      logsource: {category: process_creation, product: windows}
      detection: {sel: {Image|endswith: '\\vssadmin.exe'}, condition: sel}
      ---
      title: Saved
      id: saved
      logsource: {category: process_creation, product: windows}
      detection: {sel: {Image|endswith: '\\wbadmin.exe'}, condition: sel}
      """;

  private static final String TITLE = "Backup deleted, and no backup made after it";
  private static final long SPAN = Duration.ofMinutes(10).toMillis();
  private static final long GRACE = Duration.ofMinutes(2).toMillis();

  private static ProcessEvent deleted(double at) {
    return Creation.of("vssadmin.exe").pid(48).at(at);
  }

  private static ProcessEvent saved(double at) {
    return Creation.of("wbadmin.exe").pid(52).at(at);
  }

  private static ProcessEvent other(double at) {
    return Creation.of("notepad.exe").pid(56).at(at);
  }

  @Test
  void isDecidedWhenTheHostsClockHasPassed() throws Exception {
    try (Stages stages = Stages.of(NOT)) {
      stages.events(deleted(0), other(600));
      assertThat(stages.titles()).isEmpty();

      stages.events(other(600.001));
      assertThat(stages.titles()).containsExactly(TITLE);
    }
  }

  @Test
  void isNoFindingWhereItHappened() throws Exception {
    try (Stages stages = Stages.of(NOT)) {
      stages.events(deleted(0), saved(600), other(700));
      stages.end();

      assertThat(stages.titles()).isEmpty();
    }
  }

  @Test
  void whatHappensOutOfOrderCountsUntilTheClockHasPassed() throws Exception {
    try (Stages stages = Stages.of(NOT)) {
      stages.events(saved(100), deleted(0), other(601));
      assertThat(stages.titles()).isEmpty();
    }
  }

  @Test
  void theEndOfTheInputDecides() throws Exception {
    try (Stages stages = Stages.of(NOT)) {
      stages.events(deleted(0));
      assertThat(stages.titles()).isEmpty();

      stages.end();
      assertThat(stages.titles()).containsExactly(TITLE);
    }
  }

  @Test
  void aSilentHostIsDecidedByProcessingTime() throws Exception {
    try (Stages stages = Stages.of(NOT)) {
      stages.host().setProcessingTime(1_000);
      stages.events(deleted(0));
      stages.host().setProcessingTime(1_000 + SPAN);
      assertThat(stages.titles()).isEmpty();

      stages.host().setProcessingTime(1_000 + SPAN + 1);
      assertThat(stages.titles()).containsExactly(TITLE);
    }
  }

  @Test
  void aHostThatIsHeardOfIsDecidedByItsOwnClock() throws Exception {
    try (Stages stages = Stages.of(NOT)) {
      stages.host().setProcessingTime(1_000);
      stages.events(deleted(0));
      stages.host().setProcessingTime(1_000 + SPAN / 2);
      stages.events(other(1));
      stages.host().setProcessingTime(1_000 + SPAN + 1);
      stages.events(saved(2));
      stages.host().setProcessingTime(Duration.ofDays(1).toMillis());

      assertThat(stages.titles()).isEmpty();
    }
  }

  @Test
  void afterADownTimeTheBacklogComesFirst() throws Exception {
    OperatorSubtaskState snapshot;
    try (Stages stages = Stages.of(NOT)) {
      stages.events(deleted(0));
      snapshot = stages.hostSnapshot();
    }
    long later = Duration.ofHours(5).toMillis();
    try (Stages stages = Stages.restoredHost(NOT, snapshot, later)) {
      stages.host().setProcessingTime(later + 1);
      stages.events(saved(300), other(700));
      stages.host().setProcessingTime(later + Duration.ofDays(1).toMillis());

      assertThat(stages.titles()).isEmpty();
    }
  }

  @Test
  void afterADownTimeASilentHostIsDecidedOnceTheGraceIsOver() throws Exception {
    OperatorSubtaskState snapshot;
    try (Stages stages = Stages.of(NOT)) {
      stages.events(deleted(0));
      snapshot = stages.hostSnapshot();
    }
    long later = Duration.ofHours(5).toMillis();
    try (Stages stages = Stages.restoredHost(NOT, snapshot, later)) {
      stages.host().setProcessingTime(later + GRACE - 1);
      assertThat(stages.titles()).isEmpty();

      stages.host().setProcessingTime(later + GRACE);
      assertThat(stages.titles()).containsExactly(TITLE);
    }
  }

  @Test
  void afterADownTimeTheHostsOwnClockDecides() throws Exception {
    OperatorSubtaskState snapshot;
    try (Stages stages = Stages.of(NOT)) {
      stages.events(deleted(0));
      snapshot = stages.hostSnapshot();
    }
    try (Stages stages = Stages.restoredHost(NOT, snapshot, Duration.ofHours(5).toMillis())) {
      stages.events(other(700));

      assertThat(stages.titles()).containsExactly(TITLE);
    }
  }

  @Test
  void nothingWaitsOfWhatWasDecided() throws Exception {
    try (Stages stages = Stages.of(NOT)) {
      stages.host().setProcessingTime(0);
      stages.events(deleted(0));
      for (int hour = 0; hour < 20 * 24; hour++) {
        stages.host().setProcessingTime(Duration.ofHours(hour).toMillis());
      }
      stages.hostSnapshot();

      assertThat(stages.titles()).containsExactly(TITLE);
      assertThat(stages.host().numKeyedStateEntries()).isZero();
      assertThat(stages.host().numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void estateWideGroupsWaitToo() throws Exception {
    String ofUser = NOT.replace("[Computer]", "[User]");
    ProcessEvent there = Creation.of("vssadmin.exe").host("a").pid(4).user("CORP\\jdoe").at(0);
    ProcessEvent elsewhere = Creation.of("wbadmin.exe").host("b").pid(4).user("CORP\\jdoe").at(50);
    try (Stages stages = Stages.of(ofUser)) {
      stages.events(there);
      stages.end();
      assertThat(stages.titles()).containsExactly(TITLE);
    }
    try (Stages stages = Stages.of(ofUser)) {
      stages.events(there, elsewhere);
      stages.end();
      assertThat(stages.titles()).isEmpty();
    }
    try (Stages stages = Stages.of(ofUser)) {
      stages.estate().setProcessingTime(0);
      stages.events(there);
      stages.estate().setProcessingTime(SPAN + 1);
      assertThat(stages.titles()).containsExactly(TITLE);
    }
  }
}
