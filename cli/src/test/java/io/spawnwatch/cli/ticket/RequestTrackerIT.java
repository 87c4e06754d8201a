package io.spawnwatch.cli.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.CommandRun;
import io.spawnwatch.cli.cluster.KafkaBroker;
import io.spawnwatch.cli.cluster.ProgramLibraries;
import io.spawnwatch.cli.demo.CompanyDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alerts become tickets in a real Request Tracker, while the ticket job is killed twice and Request
 * Tracker is away for half a minute. Skipped, and said so, where Request Tracker is not installed.
 */
@Tag("services")
class RequestTrackerIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALERTS = "spawnwatch-alerts";
  private static final Duration LONG = Duration.ofMinutes(12);

  @TempDir private static Path folder;
  private static KafkaBroker broker;
  private static RequestTrackerServer tracker;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        RequestTrackerServer.isInstalled(),
        "NOT TESTED: Request Tracker is not installed (apt-get install request-tracker5"
            + " rt5-standalone rt5-db-sqlite dbconfig-no-thanks dma)");
    tracker = new RequestTrackerServer(folder.resolve("rt"));
    broker =
        KafkaBroker.start(
            folder.resolve("kafka"),
            ProgramLibraries.of(CommandRun.HOME).kafka().resolve("*").toString());
    broker.createTopics(Map.of(ALERTS, 3, "spawnwatch-ticket-dead-letters", 1));
  }

  @AfterAll
  static void stop() throws Exception {
    if (broker != null) {
      broker.close();
    }
    if (tracker != null) {
      tracker.close();
    }
  }

  @Test
  void oneTicketAnActivityWhateverDies() throws Exception {
    List<JsonNode> day = alertsOfTheDay();
    StoryOfAlerts story = new StoryOfAlerts(ofCategory("Sigma rule", day), flagship(day));
    for (int i = 0; i < 80; i++) {
      story.ticketThatGrows("grows-" + i);
    }
    for (int i = 0; i < 10; i++) {
      story.ticketOfASequence("sequence-" + i);
      story.noTicket("none-" + i);
    }
    assertThat(story.alerts()).hasSize(300);
    try (TicketProcess job = job()) {
      send(story.alerts());
      awaitTickets(15);
      job.kill();
      job.start();
      awaitTickets(35);
      job.kill();
      job.start();
      awaitTickets(55);
      tracker.stop();
      TimeUnit.SECONDS.sleep(30);
      tracker.start();
      // At least once: what the topic holds twice is one message.
      send(story.alerts().subList(0, 60));

      await()
          .atMost(LONG)
          .pollInterval(Duration.ofSeconds(3))
          .until(() -> written().equals(story.expected()));
      assertThat(job.isAlive()).isTrue();
      headsAreReadBack();
      aVerdictStandsUnderRepeatsAndANewEpisodeNamesIt(story);
      whatPeopleMovedOrMergedIsFoundAgain(story);
      theTreeIsOnThePage(story);
    }
    List<String> touched = List.of("grows-0", "grows-1", "grows-2", "grows-3");
    assertThat(written()).containsAllEntriesOf(without(touched, story.expected()));
  }

  private static Map<String, List<String>> without(
      List<String> activities, Map<String, List<String>> all) {
    Map<String, List<String>> others = new LinkedHashMap<>(all);
    others.keySet().removeAll(activities);
    return others;
  }

  private static void headsAreReadBack() throws Exception {
    for (JsonNode ticket : tracker.tickets("Queue='SOC'")) {
      String activity = RequestTrackerServer.field(ticket, "Activity").get(0);
      boolean grew = activity.startsWith("grows");
      assertThat(RequestTrackerServer.field(ticket, "Severity"))
          .containsExactly(grew ? "Critical" : "High");
      assertThat(RequestTrackerServer.field(ticket, "Host")).hasSize(1);
      assertThat(RequestTrackerServer.field(ticket, "ATT&CK")).isNotEmpty();
      assertThat(ticket.path("Subject").asText()).contains("Office document leads to");
      assertThat(ticket.path("Status").asText()).isEqualTo("new");
    }
  }

  private static void aVerdictStandsUnderRepeatsAndANewEpisodeNamesIt(StoryOfAlerts story)
      throws Exception {
    String closed = tracker.tickets("CF.{Activity}='grows-0'").get(0).path("id").asText();
    tracker.put(closed, "{\"Status\":\"resolved\"}");
    send(List.of(story.alert("grows-0", "r", 11), story.alert("grows-0", "r", 101)));
    send(List.of(story.alert("grows-0", "again", 1)));

    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(tracker.tickets("CF.{Activity}='grows-0'")).hasSize(2));
    List<JsonNode> both = tracker.tickets("CF.{Activity}='grows-0'");
    assertThat(both.get(0).path("Status").asText()).isEqualTo("resolved");
    assertThat(tracker.comments(closed)).hasSize(2);
    assertThat(both.get(1).path("Status").asText()).isEqualTo("new");
    assertThat(
            tracker.tickets("RefersTo = " + closed).stream()
                .map(ticket -> ticket.path("id").asText()))
        .containsExactly(both.get(1).path("id").asText());
  }

  /** A new finding asks for the ticket anew; what stood there before the merge is found too. */
  private static void whatPeopleMovedOrMergedIsFoundAgain(StoryOfAlerts story) throws Exception {
    String moved = idOf("grows-1");
    String merged = idOf("grows-2");
    String into = idOf("grows-3");
    tracker.put(moved, "{\"Queue\":\"General\"}");
    tracker.put(merged, "{\"MergeInto\":" + into + "}");
    send(List.of(story.alert("grows-1", "later", 1), story.alert("grows-2", "r", 2)));
    send(List.of(story.alert("grows-2", "later", 1), story.alert("grows-2", "later", 1)));

    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              assertThat(tracker.comments(moved)).hasSize(3).last().asString().contains("later");
              assertThat(tracker.comments(into)).hasSize(5).last().asString().contains("later");
            });
    assertThat(tracker.tickets("EffectiveId > 0 AND CF.{Activity}='grows-2'")).hasSize(1);
  }

  private static String idOf(String activity) throws Exception {
    return tracker.tickets("CF.{Activity}='" + activity + "'").get(0).path("id").asText();
  }

  /** The page is looked at by a browser; the picture of it is kept for people. */
  private static void theTreeIsOnThePage(StoryOfAlerts story) throws Exception {
    String id = tracker.tickets("CF.{Activity}='sequence-1'").get(0).path("id").asText();
    String history = "/Ticket/History.html?id=" + id + "&" + RequestTrackerServer.ANALYST;
    String path = "/Ticket/Display.html?id=" + id + "&" + RequestTrackerServer.ANALYST;
    assertThat(tracker.page(history)).contains("► net.exe", "process-tree.svg", "⟨secret:");
    Screenshot.of(tracker.url() + path, Path.of("target/screenshots/ticket.png"));
  }

  private static TicketProcess job() throws IOException {
    return new TicketProcess(
        folder,
        Map.of(
            "kafka.bootstrap-servers", broker.bootstrapServers(),
            "checkpoint.interval", "1 s",
            "tickets.url", tracker.url(),
            "tickets.token-file", tracker.token().toString(),
            "tickets.timeout", "20 s",
            "tickets.connections", "2",
            "tickets.retry.max-delay", "5 s"));
  }

  private static List<JsonNode> alertsOfTheDay() throws IOException {
    Path day = Files.write(folder.resolve("day.jsonl"), CompanyDay.records());
    Path alerts = folder.resolve("alerts.jsonl");
    assertThat(
            CommandRun.of(List.of("detect", "--alerts", alerts.toString(), day.toString())).exit())
        .isZero();
    List<JsonNode> all = new ArrayList<>();
    for (String line : Files.readAllLines(alerts)) {
      all.add(JSON.readTree(line));
    }
    return all;
  }

  private static JsonNode ofCategory(String category, List<JsonNode> alerts) {
    return alerts.stream()
        .filter(
            a -> a.path("finding_info").path("analytic").path("category").asText().equals(category))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode flagship(List<JsonNode> alerts) {
    return alerts.stream()
        .filter(
            a -> a.path("finding_info").path("title").asText().startsWith("Office document leads"))
        .filter(a -> a.toString().contains("net user"))
        .findFirst()
        .orElseThrow();
  }

  private static void send(List<JsonNode> alerts) throws IOException {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (JsonNode alert : alerts) {
        String key = alert.path("metadata").path("correlation_uid").asText();
        producer.send(new ProducerRecord<>(ALERTS, key, JSON.writeValueAsBytes(alert)));
      }
    }
  }

  private static void awaitTickets(int count) {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> tracker.tickets("Queue='SOC'").size() >= count);
  }

  /** The messages of each activity's tickets, the opening one first. */
  private static Map<String, List<String>> written() throws Exception {
    Map<String, List<String>> written = new LinkedHashMap<>();
    for (JsonNode ticket : tracker.tickets("Queue='SOC'")) {
      String activity = RequestTrackerServer.field(ticket, "Activity").get(0);
      List<String> messages = written.computeIfAbsent(activity, key -> new ArrayList<>());
      messages.addAll(RequestTrackerServer.field(ticket, "Message"));
      for (String comment : tracker.comments(ticket.path("id").asText())) {
        messages.add(comment.replace("Spawnwatch ", ""));
      }
    }
    return written;
  }
}
