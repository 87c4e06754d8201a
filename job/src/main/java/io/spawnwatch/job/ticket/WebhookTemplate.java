package io.spawnwatch.job.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.spawnwatch.job.card.AlertCard;
import io.spawnwatch.job.decode.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The body of a webhook's request: a Mustache template whose values are escaped for JSON strings,
 * so that no command line can break out of one. What it makes is JSON, or the alert is refused.
 */
public final class WebhookTemplate {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAMPLE =
      """
      {"metadata": {"uid": "m", "correlation_uid": "a"}, "severity_id": 4, "severity": "High", "count": 1,
       "activity_id": 1, "device": {"hostname": "h"}, "finding_info": {"uid": "f", "title": "\\"t\\""}}
      """;

  private final Template template;

  private WebhookTemplate(String text) {
    template =
        Mustache.compiler()
            .withEscaper(raw -> new String(JsonStringEncoder.getInstance().quoteAsString(raw)))
            .compile(text);
  }

  /**
   * A template.
   *
   * @param text empty for the bundled one
   * @throws IllegalArgumentException where it is no Mustache, names what no alert has, or does not
   *     make JSON
   */
  public static WebhookTemplate of(String text) {
    try {
      WebhookTemplate made = new WebhookTemplate(text.isEmpty() ? bundled() : text);
      RawRecord sample = new RawRecord(SAMPLE.getBytes(StandardCharsets.UTF_8), "sample", 0, 0);
      made.render("open", TicketAlert.of(sample).orElseThrow(), Map.of());
      return made;
    } catch (MustacheException | TicketException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static String bundled() {
    try (InputStream in = WebhookTemplate.class.getResourceAsStream("webhook.mustache")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's webhook template cannot be read", e);
    }
  }

  /**
   * The body for an alert.
   *
   * @param event {@code open} or {@code comment}
   * @param more values beside the alert's
   */
  String render(String event, TicketAlert alert, Map<String, Object> more) throws TicketException {
    Map<String, Object> values = values(event, alert);
    values.putAll(more);
    String body = template.execute(values);
    try {
      JSON.readTree(body);
      return body;
    } catch (JsonProcessingException e) {
      throw new TicketException(
          TicketException.Kind.PERMANENT,
          "the webhook's template makes no JSON: " + e.getOriginalMessage(),
          null);
    }
  }

  private static Map<String, Object> values(String event, TicketAlert alert) {
    Map<String, Object> values = new HashMap<>();
    values.put("event", event);
    values.put("activity", alert.activity());
    values.put("message_uid", alert.messageUid());
    values.put("finding_uid", alert.findingUid());
    values.put("title", TicketText.title(alert));
    values.put("severity", alert.severity());
    values.put("severity_id", alert.severityId());
    values.put("host", alert.host());
    values.put("hosts", TicketText.hosts(alert));
    values.put("attacks", AlertCard.attacks(alert.json()));
    values.put("count", alert.count());
    values.put("text", TicketText.body(alert, ""));
    values.put("svg", TicketText.picture(alert));
    values.put("alert", alert.json().toString());
    values.put("retitles", false);
    values.put("raises", false);
    values.put("predecessor", "");
    values.put("note", "");
    return values;
  }
}
