package io.spawnwatch.job.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spawnwatch.sigma.Level;
import org.junit.jupiter.api.Test;

class TicketDeliveryTest {

  private final TicketDesk desk = new TicketDesk();
  private final TicketDelivery delivery =
      new TicketDelivery(desk, new TicketFloors(Level.HIGH, Level.MEDIUM), new UncountedTickets());
  private ActivityTicket known = ActivityTicket.NONE;

  private void deliver(AlertRecords alert) throws TicketException {
    known = delivery.deliver(known, alert.alert(), false);
  }

  private void deliverInDoubt(AlertRecords alert) throws TicketException {
    known = delivery.deliver(known, alert.alert(), true);
  }

  private static AlertRecords finding(String uid) {
    return AlertRecords.of("a").finding(uid);
  }

  @Test
  void theFirstFindingOpensATicketAndTheRestAreComments() throws Exception {
    deliver(finding("f"));
    deliver(finding("f").count(2));
    deliver(finding("g").severity(2));

    assertThat(desk.of("a")).hasSize(1);
    assertThat(desk.of("a").get(0).written).containsExactly("f-1", "f-2", "g-1");
  }

  @Test
  void belowTheFloorsNothingOpensATicket() throws Exception {
    deliver(finding("f").severity(3));
    deliver(finding("g").severity(5).tag("detection.threat-hunting"));
    deliver(finding("h").severity(2).sequence("s"));
    assertThat(desk.tickets).isEmpty();

    deliver(finding("i").severity(3).sequence("s"));
    assertThat(desk.tickets).hasSize(1);
  }

  @Test
  void aSequenceRetitlesAndRaisesTheSeverity() throws Exception {
    deliver(finding("f"));
    deliver(finding("g").severity(5).sequence("Ransomware prepares"));
    deliver(finding("h").severity(3).sequence("Something else"));

    assertThat(desk.of("a").get(0).title).isEqualTo("Ransomware prepares");
    assertThat(desk.of("a").get(0).severity).isEqualTo(5);
  }

  @Test
  void aReplayWritesNothing() throws Exception {
    deliver(finding("f"));
    deliver(finding("f").count(2));
    deliver(finding("f"));
    deliver(finding("f").count(2));

    assertThat(desk.of("a").get(0).written).containsExactly("f-1", "f-2");
  }

  @Test
  void repeatsDoNotQuestionAVerdict() throws Exception {
    deliver(finding("f"));
    desk.of("a").get(0).closed = true;
    deliver(finding("f").count(2));
    deliver(finding("f").count(11));

    assertThat(desk.of("a")).hasSize(1);
    assertThat(desk.of("a").get(0).written).containsExactly("f-1");
    assertThat(known.unwritten()).isEqualTo(2);
  }

  @Test
  void aNewEpisodeOpensATicketThatNamesTheClosedOne() throws Exception {
    deliver(finding("f"));
    desk.of("a").get(0).closed = true;
    deliver(finding("f").count(2));
    deliver(finding("g"));
    deliver(finding("g").count(2));

    assertThat(desk.of("a")).hasSize(2);
    assertThat(desk.of("a").get(1).predecessor).contains("0001");
    assertThat(desk.of("a").get(1).note).contains("1 messages about repeats");
    assertThat(desk.of("a").get(1).written).containsExactly("g-1", "g-2");
  }

  @Test
  void aHigherLevelOpensATicketAlthoughTheOldOneIsClosed() throws Exception {
    deliver(finding("f"));
    desk.of("a").get(0).closed = true;
    deliver(finding("f").count(2).severity(5));

    assertThat(desk.of("a")).hasSize(2);
  }

  @Test
  void aNewEpisodeBelowTheFloorLeavesTheVerdict() throws Exception {
    deliver(finding("f"));
    desk.of("a").get(0).closed = true;
    deliver(finding("g").severity(3));

    assertThat(desk.of("a")).hasSize(1);
  }

  @Test
  void findsTheTicketThatItOpenedBeforeItWasKilled() throws Exception {
    deliver(finding("f"));
    known = ActivityTicket.NONE;
    deliverInDoubt(finding("f"));
    deliverInDoubt(finding("f").count(2));
    known = ActivityTicket.NONE;
    deliverInDoubt(finding("f").count(2));

    assertThat(desk.of("a")).hasSize(1);
    assertThat(desk.of("a").get(0).written).containsExactly("f-1", "f-2");
  }

  @Test
  void aTicketOfALostStateKeepsItsSeverity() throws Exception {
    deliver(finding("f").severity(5));
    known = ActivityTicket.NONE;
    deliverInDoubt(finding("g").severity(4));

    assertThat(desk.of("a").get(0).severity).isEqualTo(5);
  }

  @Test
  void afterALostAnswerItLooksBeforeItWritesAgain() throws Exception {
    desk.answersToLose.set(1);
    assertThatThrownBy(() -> deliver(finding("f"))).isInstanceOf(TicketException.class);
    deliverInDoubt(finding("f"));

    assertThat(desk.of("a")).hasSize(1);
    assertThat(desk.of("a").get(0).written).containsExactly("f-1");
  }

  @Test
  void aTicketThatIsNoMoreGivesWayToANewOneThatSaysSo() throws Exception {
    deliver(finding("f"));
    desk.tickets.clear();
    deliver(finding("f").count(2));
    deliver(finding("f").count(11));

    assertThat(desk.of("a")).hasSize(1);
    assertThat(desk.of("a").get(0).note).contains("0001", "is no more");
    assertThat(desk.of("a").get(0).written).containsExactly("f-2", "f-11");
  }

  @Test
  void belowTheFloorNothingTakesThePlaceOfATicketThatIsNoMore() throws Exception {
    deliver(finding("f"));
    desk.tickets.clear();
    deliver(finding("g").severity(2));

    assertThat(desk.tickets).isEmpty();
    deliver(finding("f").count(2));
    assertThat(desk.of("a")).hasSize(1);
  }

  @Test
  void everyFindingHasItsCardOnceInATicketBeItsFirstMessageLostOrFromBeforeTheTicket()
      throws Exception {
    deliver(finding("low").severity(2));
    deliver(finding("f"));
    deliver(finding("low").severity(2).count(2));
    deliver(finding("low").severity(2).count(11));
    deliver(finding("lost").count(10));
    deliver(finding("lost").count(100));

    assertThat(desk.of("a").get(0).written).hasSize(5);
    assertThat(desk.of("a").get(0).cards).containsExactly("f", "low", "lost");
  }

  @Test
  void theTicketThatFollowsAClosedOneHasTheCardsOfWhatGoesOn() throws Exception {
    deliver(finding("f"));
    desk.of("a").get(0).closed = true;
    deliver(finding("g"));
    deliver(finding("f").count(2));
    deliver(finding("f").count(11));

    assertThat(desk.of("a").get(1).cards).containsExactly("g", "f");
  }

  @Test
  void aNewEpisodeWhoseFirstMessageWasLostIsNewToAVerdict() throws Exception {
    deliver(finding("f"));
    desk.of("a").get(0).closed = true;
    deliver(finding("lost").count(2));

    assertThat(desk.of("a")).hasSize(2);
  }

  @Test
  void neverLowersWhatAPersonRaised() throws Exception {
    deliver(finding("f").severity(4));
    desk.of("a").get(0).severity = 5;
    deliver(finding("g").severity(4));
    known = new ActivityTicket("0001", 3, false, 0, known.findings());
    deliver(finding("h").severity(4));

    assertThat(desk.of("a").get(0).severity).isEqualTo(5);
  }

  @Test
  void remembersABoundedNumberOfFindings() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      deliver(finding("f" + i));
    }

    assertThat(known.findings()).hasSize(ActivityTicket.MAX_FINDINGS);
  }
}
