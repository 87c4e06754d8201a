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

  /**
   * In any queue, for people move tickets; only a search that names EffectiveId finds those that
   * were merged into another.
   */
  @Override
  public Optional<Ticket> find(String activity) throws TicketException {
    String query =
        "EffectiveId > 0 AND CF.{%s}='%s'"
            .formatted(RequestTrackerBodies.ACTIVITY, quoted(activity));
    JsonNode page =
        http.get(
            "/REST/2.0/tickets?orderby=id&order=DESC&per_page=1"
                + "&fields=Status,EffectiveId,CustomFields&query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8));
    Optional<JsonNode> newest = items(page).findFirst();
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Ticket found = ticket(newest.get(), id(newest.get()));
    String effective = newest.get().path("EffectiveId").path("id").asText(found.id());
    return effective.equals(found.id())
        ? Optional.of(found)
        : read(effective).map(found::mergedInto);
  }

  @Override
  public Optional<Ticket> read(String id) throws TicketException {
    try {
      return Optional.of(ticket(http.get("/REST/2.0/ticket/" + id), id));
    } catch (TicketException refused) {
      if (refused.kind() == TicketException.Kind.MISSING) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private Ticket ticket(JsonNode json, String foundAs) throws TicketException {
    boolean isClosed = settings.closed().contains(json.path("Status").asText());
    int severityId = SEVERITIES.indexOf(field(RequestTrackerBodies.SEVERITY, json)) + 1;
    String openedBy = field(RequestTrackerBodies.MESSAGE, json);
    return new Ticket(id(json), isClosed, severityId, openedBy, foundAs);
  }

  private static String id(JsonNode json) throws TicketException {
    String id = json.path("id").asText();
    if (id.isEmpty()) {
      throw noAnswer("a ticket without an id");
    }
    return id;
  }

  /** Something in between may answer in its own JSON: that is no word of Request Tracker. */
  private static TicketException noAnswer(String what) {
    String message = "not an answer of Request Tracker: " + what;
    return new TicketException(TicketException.Kind.OUTAGE, message, null);
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
    return id(http.send("POST", "/REST/2.0/ticket", body));
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

  /** Comments of a ticket that was merged into another stay its own. */
  @Override
  public boolean hasWritten(Ticket ticket, String messageUid) throws TicketException {
    if (ticket.openedBy().equals(messageUid)) {
      return true;
    }
    String query =
        "(TicketId = %s OR TicketId = %s) AND Subject LIKE '%s'"
            .formatted(ticket.id(), ticket.foundAs(), quoted(messageUid));
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

  private static Stream<JsonNode> items(JsonNode page) throws TicketException {
    if (!page.path("items").isArray()) {
      throw noAnswer("a search without items");
    }
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
