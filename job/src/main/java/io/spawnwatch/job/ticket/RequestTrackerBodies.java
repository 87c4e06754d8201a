package io.spawnwatch.job.ticket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.job.card.AlertCard;
import io.spawnwatch.job.card.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What is sent to Request Tracker. */
final class RequestTrackerBodies {

  /** Custom fields of the queue's tickets; the last takes several values. */
  static final String ACTIVITY = "Activity";

  static final String MESSAGE = "Message";
  static final String SEVERITY = "Severity";
  static final String HOST = "Host";
  static final String ATTACK = "ATT&CK";

  /** Longer values of custom fields are kept elsewhere by RT, and not searched. */
  private static final int MAX_VALUE = 255;

  private static final ObjectMapper JSON = new ObjectMapper();

  private RequestTrackerBodies() {}

  static ObjectNode ticket(TicketDraft draft, String queue) {
    TicketAlert alert = draft.alert();
    ObjectNode body = JSON.createObjectNode();
    body.put("Queue", queue);
    body.put("Subject", TicketText.title(alert));
    body.put("Priority", priority(alert));
    text(TicketText.body(alert, draft.note()), body);
    ObjectNode fields = body.putObject("CustomFields");
    fields.put(ACTIVITY, alert.activity());
    fields.put(MESSAGE, alert.messageUid());
    fields.put(SEVERITY, alert.severity());
    fields.put(HOST, VisibleText.of(alert.host(), MAX_VALUE));
    ArrayNode attacks = fields.putArray(ATTACK);
    AlertCard.attacks(alert.json()).forEach(attacks::add);
    picture(alert, body);
    draft.predecessor().ifPresent(closed -> body.putArray("RefersTo").add(closed));
    return body;
  }

  static ObjectNode comment(TicketComment comment) {
    TicketAlert alert = comment.alert();
    ObjectNode body = JSON.createObjectNode();
    body.put("Subject", "Spawnwatch " + alert.messageUid());
    text(TicketText.comment(comment), body);
    if (comment.isFirst()) {
      picture(alert, body);
    }
    return body;
  }

  /** What changes of the ticket's head; empty where nothing does. */
  static ObjectNode head(TicketComment comment) {
    TicketAlert alert = comment.alert();
    ObjectNode body = JSON.createObjectNode();
    if (comment.retitles()) {
      body.put("Subject", TicketText.title(alert));
    }
    if (comment.raises()) {
      body.put("Priority", priority(alert));
      body.putObject("CustomFields").put(SEVERITY, alert.severity());
    }
    return body;
  }

  /** RT shows 100 as High, 50 as Medium, 0 as Low. */
  private static int priority(TicketAlert alert) {
    return switch (alert.severityId()) {
      case 4, 5 -> 100;
      case 3 -> 50;
      default -> 0;
    };
  }

  /** Preformatted, so that the tree keeps its shape; RT scrubs what else HTML could do. */
  private static void text(String text, ObjectNode body) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    body.put("Content", "<pre>" + escaped + "</pre>").put("ContentType", "text/html");
  }

  private static void picture(TicketAlert alert, ObjectNode body) {
    byte[] svg = TicketText.picture(alert).getBytes(StandardCharsets.UTF_8);
    body.putArray("Attachments")
        .addObject()
        .put("FileName", "process-tree.svg")
        .put("FileType", "image/svg+xml")
        .put("FileContent", Base64.getEncoder().encodeToString(svg));
  }
}
