package io.spawnwatch.job.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/**
 * Sends every alert that concerns a ticket to one address. The receiver is not asked: each request
 * carries the message's uid as {@code Idempotency-Key}, by which it drops what it has seen; 409
 * means that it has.
 */
final class Webhook implements TicketConnector {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String IDEMPOTENCY = "Idempotency-Key";

  private final HttpEndpoint http;
  private final WebhookTemplate template;

  Webhook(WebhookSettings settings) {
    this.http = new HttpEndpoint(settings.http());
    this.template = WebhookTemplate.of(settings.template());
  }

  @Override
  public Optional<Ticket> find(String activity) {
    return Optional.empty();
  }

  @Override
  public Optional<Ticket> read(String id) {
    return Optional.of(new Ticket(id, false, 0, "", id));
  }

  @Override
  public boolean hasWritten(Ticket ticket, String messageUid) {
    return false;
  }

  /** The ticket's id is the receiver's where it answers with one, else the activity. */
  @Override
  public String open(TicketDraft draft) throws TicketException {
    TicketAlert alert = draft.alert();
    Map<String, Object> more =
        Map.of("predecessor", draft.predecessor().orElse(""), "note", draft.note());
    String answer = send(alert, template.render("open", alert, more));
    try {
      JsonNode id = JSON.readTree(answer).path("id");
      return id.isValueNode() && !id.asText().isEmpty() ? id.asText() : alert.activity();
    } catch (JsonProcessingException e) {
      return alert.activity();
    }
  }

  @Override
  public void comment(String id, TicketComment comment) throws TicketException {
    TicketAlert alert = comment.alert();
    Map<String, Object> more = Map.of("retitles", comment.retitles(), "raises", comment.raises());
    send(alert, template.render("comment", alert, more));
  }

  private String send(TicketAlert alert, String body) throws TicketException {
    try {
      HttpResponse<String> answer =
          http.send("POST", "", body, Map.of(IDEMPOTENCY, alert.messageUid()));
      return answer.body();
    } catch (TicketException refused) {
      if (refused.kind() == TicketException.Kind.CONFLICT) {
        return "";
      }
      throw refused;
    }
  }

  @Override
  public void close() {
    // HttpClient of Java 17 needs no closing: its threads end with it.
  }
}
