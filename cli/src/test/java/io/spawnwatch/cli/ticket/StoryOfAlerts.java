package io.spawnwatch.cli.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Alerts of many activities, made of two real ones, and what must come of them: for each activity
 * the messages of its one ticket in their order, the opening one first.
 */
final class StoryOfAlerts {

  private final JsonNode rule;
  private final JsonNode sequence;
  private final List<JsonNode> alerts = new ArrayList<>();
  private final Map<String, List<String>> expected = new LinkedHashMap<>();

  StoryOfAlerts(JsonNode rule, JsonNode sequence) {
    this.rule = rule;
    this.sequence = sequence;
  }

  /** Three alerts of an activity: of a rule, its repeat, and a sequence that it is part of. */
  void ticketThatGrows(String activity) {
    add(activity, "r", 1, 4, rule);
    add(activity, "r", 2, 4, rule);
    add(activity, "s", 1, 5, sequence);
    expected.put(
        activity, List.of(uid(activity, "r", 1), uid(activity, "r", 2), uid(activity, "s", 1)));
  }

  /** The rule is below the floor; the sequence opens the ticket. */
  void ticketOfASequence(String activity) {
    add(activity, "r", 1, 2, rule);
    add(activity, "r", 2, 2, rule);
    add(activity, "s", 1, 4, sequence);
    expected.put(activity, List.of(uid(activity, "s", 1)));
  }

  /** Nothing reaches a floor. */
  void noTicket(String activity) {
    add(activity, "r", 1, 3, rule);
    add(activity, "r", 2, 3, rule);
    add(activity, "r", 11, 3, rule);
  }

  /** One more alert, of which nothing is expected. */
  JsonNode alert(String activity, String finding, long count) {
    return alert(activity, finding, count, 4, rule);
  }

  private void add(String activity, String finding, long count, int severity, JsonNode template) {
    alerts.add(alert(activity, finding, count, severity, template));
  }

  private static JsonNode alert(
      String activity, String finding, long count, int severity, JsonNode template) {
    ObjectNode alert = template.deepCopy();
    alert.put("count", count).put("activity_id", count == 1 ? 1 : 2);
    alert.put("severity_id", severity);
    alert.put(
        "severity",
        List.of("", "Informational", "Low", "Medium", "High", "Critical").get(severity));
    ((ObjectNode) alert.path("metadata"))
        .put("correlation_uid", activity)
        .put("uid", uid(activity, finding, count));
    ((ObjectNode) alert.path("finding_info")).put("uid", activity + "-" + finding);
    return alert;
  }

  static String uid(String activity, String finding, long count) {
    return activity + "-" + finding + "-" + count;
  }

  List<JsonNode> alerts() {
    return alerts;
  }

  Map<String, List<String>> expected() {
    return expected;
  }
}
