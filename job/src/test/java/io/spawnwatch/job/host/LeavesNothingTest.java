package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import io.spawnwatch.job.lineage.RandomHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.RepeatedTest;

/**
 * After whatever happened on a host: once its processes have ended or aged out, and nothing waits,
 * neither stage has state or timers of it.
 */
class LeavesNothingTest {

  private static final String DOCUMENTS =
      """
      title: One after the other, down a tree
      id: chain
      level: high
      correlation:
        type: temporal_ordered
        rules: [cmd, powershell]
        aliases: {p: {cmd: ProcessGuid, powershell: AncestorProcessGuid}}
        group-by: [p]
        timespan: 1h
      ---
      title: No shell after it
      id: quiet
      level: high
      correlation:
        type: temporal_ordered
        rules: [svchost, cmd]
        group-by: [Computer]
        timespan: 10m
        condition: svchost and not cmd
      ---
      title: Many of an image in the estate, and no other
      id: many
      level: high
      correlation:
        type: temporal
        rules: [cmd, x]
        group-by: [Image]
        timespan: 1h
        condition: cmd and not x
      """
          + Stages.rule("cmd")
          + Stages.rule("powershell")
          + Stages.rule("svchost")
          + Stages.rule("x");

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final long seed = Long.getLong("spawnwatch.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private long now = Creation.BEGIN;

  @RepeatedTest(20)
  void ofAHostThatFellSilent() throws Exception {
    try (Stages stages = Stages.of(DOCUMENTS)) {
      live(stages);
      assertThat(stages.host().numKeyedStateEntries()).as("seed %d", seed).isPositive();
      pass(stages, 17 * DAY);

      assertIsEmpty(stages);
    }
  }

  /** Its clock goes on, but it starts nothing: only this state of the host could stay. */
  @RepeatedTest(20)
  void ofAHostThatGoesOn() throws Exception {
    try (Stages stages = Stages.of(DOCUMENTS)) {
      live(stages);
      for (int day = 1; day <= 10; day++) {
        pass(stages, DAY);
        stages.events(Creation.of("smss.exe").boot().at((now - Creation.BEGIN) / 1e3));
      }
      pass(stages, DAY);

      assertIsEmpty(stages);
    }
  }

  /** In any order of arrival, with losses. */
  private void live(Stages stages) throws Exception {
    stages.host().setProcessingTime(now);
    stages.estate().setProcessingTime(now);
    double loss = random.nextInt(3) / 10.0;
    List<ProcessEvent> history = new ArrayList<>(new RandomHistory(random, loss).events());
    if (random.nextBoolean()) {
      Collections.shuffle(history, random);
    }
    stages.events(history.toArray(ProcessEvent[]::new));
  }

  private void pass(Stages stages, long millis) throws Exception {
    long end = now + millis;
    for (; now < end; now += Duration.ofHours(1).toMillis()) {
      stages.host().setProcessingTime(now);
      stages.events();
      stages.estate().setProcessingTime(now);
    }
    stages.host().prepareSnapshotPreBarrier(1);
  }

  private void assertIsEmpty(Stages stages) {
    assertIsEmpty("host", stages.host());
    assertIsEmpty("estate", stages.estate());
  }

  private void assertIsEmpty(
      String stage, KeyedOneInputStreamOperatorTestHarness<String, ?, ?> harness) {
    assertThat(harness.numKeyedStateEntries()).as("%s, seed %d", stage, seed).isZero();
    assertThat(harness.numProcessingTimeTimers()).as("%s, seed %d", stage, seed).isZero();
  }
}
