package io.spawnwatch.job.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.job.decode.DeadLetter;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.sigma.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketStageTest {

  /** The desks of this JVM: settings are serialized on their way to the operator. */
  private static final Map<String, TicketDesk> DESKS = new ConcurrentHashMap<>();

  /** Connects to one of them. */
  record DeskSettings(String name) implements ConnectorSettings {
    @Override
    public TicketConnector connect() {
      return DESKS.get(name);
    }
  }

  private final TicketDesk desk = new TicketDesk();

  TicketStageTest() {
    DESKS.put("desk", desk);
  }

  @AfterEach
  void forget() {
    DESKS.clear();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, RawRecord, DeadLetter> harness()
      throws Exception {
    DeliverySettings delivery =
        new DeliverySettings(
            4,
            50,
            Duration.ofMillis(5),
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            Duration.ofSeconds(5),
            Duration.ofDays(1));
    TicketSettings settings =
        new TicketSettings(
            new DeskSettings("desk"), new TicketFloors(Level.HIGH, Level.MEDIUM), delivery);
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new TicketStage(settings), AlertRouting::activity, Types.STRING);
  }

  @Test
  void deliversTheAlertsOfAnActivityInOrderAndOneAtATime() throws Exception {
    desk.answerMillis = 2;
    try (var harness = harness()) {
      harness.open();
      for (int i = 1; i <= 20; i++) {
        for (String activity : new String[] {"a", "b", "c", "d"}) {
          harness.processElement(
              AlertRecords.of(activity).finding("f" + activity).count(i).record(), 0);
        }
      }
      harness.endInput();
    }

    for (String activity : new String[] {"a", "b", "c", "d"}) {
      assertThat(desk.of(activity)).hasSize(1);
      assertThat(desk.of(activity).get(0).written)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 20).mapToObj(i -> "f" + activity + "-" + i).toList());
    }
    assertThat(desk.mostAtOnce.get()).isBetween(2, 4);
  }

  @Test
  void twoFindingsOfAnActivityAtTheSameMomentMakeOneTicket() throws Exception {
    desk.answerMillis = 20;
    try (var harness = harness()) {
      harness.open();
      harness.processElement(AlertRecords.of("a").finding("f").record(), 0);
      harness.processElement(AlertRecords.of("a").finding("g").record(), 0);
      harness.endInput();
    }

    assertThat(desk.tickets).hasSize(1);
    assertThat(desk.of("a").get(0).written).containsExactly("f-1", "g-1");
  }

  @Test
  void goesOnWithWhatWaitedWhenItWasKilled() throws Exception {
    desk.refusal = new TicketException(TicketException.Kind.OUTAGE, "down", null);
    OperatorSubtaskState snapshot;
    try (var harness = harness()) {
      harness.open();
      harness.processElement(AlertRecords.of("a").finding("f").record(), 0);
      harness.processElement(AlertRecords.of("a").finding("f").count(2).record(), 0);
      harness.processElement(AlertRecords.of("b").finding("g").record(), 0);
      snapshot = harness.snapshot(1, 1);
    }
    desk.refusal = null;
    try (var harness = harness()) {
      harness.initializeState(snapshot);
      harness.open();
      harness.endInput();

      assertThat(desk.of("a").get(0).written).containsExactly("f-1", "f-2");
      assertThat(desk.of("b").get(0).written).containsExactly("g-1");
      // What is left is what is known of the two activities; nothing waits any more.
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
    }
  }

  @Test
  void whatIsReplayedAfterARestartIsNotWrittenTwice() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement(AlertRecords.of("a").finding("f").record(), 0);
      harness.processElement(AlertRecords.of("a").finding("f").count(2).record(), 0);
      harness.endInput();
    }
    try (var harness = harness()) {
      harness.open();
      harness.processElement(AlertRecords.of("a").finding("f").record(), 0);
      harness.processElement(AlertRecords.of("a").finding("f").count(2).record(), 0);
      harness.endInput();
    }

    assertThat(desk.of("a")).hasSize(1);
    assertThat(desk.of("a").get(0).written).containsExactly("f-1", "f-2");
  }

  @Test
  void waitsForASystemThatIsDown() throws Exception {
    desk.answersToLose.set(8);
    try (var harness = harness()) {
      harness.open();
      for (int i = 0; i < 10; i++) {
        harness.processElement(AlertRecords.of("a" + i).finding("f").record(), 0);
      }
      harness.endInput();

      assertThat(harness.extractOutputValues()).isEmpty();
    }
    assertThat(desk.tickets).hasSize(10);
  }

  @Test
  void whatWillNeverBeTakenBecomesADeadLetterAndTheNextGoesOn() throws Exception {
    desk.refusal = new TicketException(TicketException.Kind.PERMANENT, "POST x: 400 bad", null);
    try (var harness = harness()) {
      harness.open();
      RawRecord refused = AlertRecords.of("a").finding("f").record();
      harness.processElement(refused, 0);
      harness.endInput();
      desk.refusal = null;
      harness.processElement(AlertRecords.of("a").finding("g").record(), 0);
      harness.endInput();

      assertThat(harness.extractOutputValues())
          .singleElement()
          .satisfies(letter -> assertThat(letter.reason()).isEqualTo("POST x: 400 bad"))
          .satisfies(letter -> assertThat(letter.bytes()).isEqualTo(refused.bytes()));
    }
    assertThat(desk.of("a").get(0).written).containsExactly("g-1");
  }
}
