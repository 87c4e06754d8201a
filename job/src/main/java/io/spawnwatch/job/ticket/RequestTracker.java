package io.spawnwatch.job.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Tickets in Request Tracker 5, by its REST 2 interface. The ticket is found again by the custom
 * field Activity, and the message that opened it by Message; a comment carries its message's uid in
 * its subject. RT drops custom fields that a queue does not have, without a word, so they are
 * looked for once before the first ticket.
 */
final class RequestTracker implements TicketConnector {

  private static final List<String> FIELDS =
      List.of(
          RequestTrackerBodies.ACTIVITY,
          RequestTrackerBodies.MESSAGE,
          RequestTrackerBodies.SEVERITY,
          RequestTrackerBodies.HOST,
          RequestTrackerBodies.ATTACK);

  private static final List<String> SEVERITIES =
      List.of("Informational", "Low", "Medium", "High", "Critical");

  private final RequestTrackerSettings settings;
  private final HttpEndpoint http;
  private volatile boolean isChecked;

  RequestTracker(RequestTrackerSettings settings) {
    this.settings = settings;
    this.http = new HttpEndpoint(settings.http());
  }

  @Override
  public Optional<Ticket> find(String activity) throws TicketException {
    String query =
        "Queue='%s' AND CF.{%s}='%s'"
            .formatted(quoted(settings.queue()), RequestTrackerBodies.ACTIVITY, quoted(activity));
    JsonNode page =
        http.get(
            "/REST/2.0/tickets?orderby=id&order=DESC&per_page=1&fields=Status,CustomFields&query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8));
    return items(page).findFirst().map(this::ticket);
  }

  @Override
  public Ticket read(String id) throws TicketException {
    return ticket(http.get("/REST/2.0/ticket/" + id));
  }

  private Ticket ticket(JsonNode json) {
    boolean isClosed = settings.closed().contains(json.path("Status").asText());
    int severityId = SEVERITIES.indexOf(field(RequestTrackerBodies.SEVERITY, json)) + 1;
    String openedBy = field(RequestTrackerBodies.MESSAGE, json);
    return new Ticket(json.path("id").asText(), isClosed, severityId, openedBy);
  }

  private static String field(String name, JsonNode ticket) {
    return StreamSupport.stream(ticket.path("CustomFields").spliterator(), false)
        .filter(field -> field.path("name").asText().equals(name))
        .map(field -> field.path("values").path(0).asText())
        .findFirst()
        .orElse("");
  }

  @Override
  public String open(TicketDraft draft) throws TicketException {
    checkFields();
    ObjectNode body = RequestTrackerBodies.ticket(draft, settings.queue());
    String id = http.send("POST", "/REST/2.0/ticket", body).path("id").asText();
    if (id.isEmpty()) {
      throw new TicketException(
          TicketException.Kind.OUTAGE, "POST /REST/2.0/ticket: an answer without an id", null);
    }
    return id;
  }

  /** The comment comes last: it is the mark by which the whole is known to be written. */
  @Override
  public void comment(String id, TicketComment comment) throws TicketException {
    ObjectNode head = RequestTrackerBodies.head(comment);
    if (!head.isEmpty()) {
      http.send("PUT", "/REST/2.0/ticket/" + id, head);
    }
    http.send("POST", "/REST/2.0/ticket/" + id + "/comment", RequestTrackerBodies.comment(comment));
  }

  @Override
  public boolean hasWritten(Ticket ticket, String messageUid) throws TicketException {
    if (ticket.openedBy().equals(messageUid)) {
      return true;
    }
    String query = "TicketId = %s AND Subject LIKE '%s'".formatted(ticket.id(), quoted(messageUid));
    JsonNode page =
        http.get(
            "/REST/2.0/transactions?per_page=1&query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8));
    return items(page).findFirst().isPresent();
  }

  private void checkFields() throws TicketException {
    if (isChecked) {
      return;
    }
    String queue = URLEncoder.encode(settings.queue(), StandardCharsets.UTF_8).replace("+", "%20");
    JsonNode json = http.get("/REST/2.0/queue/" + queue);
    List<String> there =
        StreamSupport.stream(json.path("TicketCustomFields").spliterator(), false)
            .map(field -> field.path("name").asText())
            .toList();
    List<String> missing = FIELDS.stream().filter(field -> !there.contains(field)).toList();
    if (!missing.isEmpty()) {
      throw new TicketException(
          TicketException.Kind.OUTAGE,
          "queue %s has no ticket custom fields %s, or the token's user may not see them"
              .formatted(settings.queue(), missing),
          null);
    }
    isChecked = true;
  }

  private static Stream<JsonNode> items(JsonNode page) {
    return StreamSupport.stream(page.path("items").spliterator(), false);
  }

  /** For RT's query language. */
  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }

  @Override
  public void close() {
    // HttpClient of Java 17 needs no closing: its threads end with it.
  }
}
