package io.spawnwatch.job.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One alert as a card of text: what, where, when, which technique, and the process tree. */
public final class AlertCard {

  private static final int WIDTH = 100;

  private AlertCard() {}

  /**
   * The card of an alert.
   *
   * @param alert an OCSF Detection Finding
   * @return lines, each ended by a line feed
   */
  public static String render(JsonNode alert) {
    List<String> lines = new ArrayList<>();
    JsonNode info = alert.path("finding_info");
    lines.add("─".repeat(WIDTH));
    lines.add(headline(alert));
    lines.add(
        hosts(alert)
            + user(alert)
            + "  "
            + Instant.ofEpochMilli(alert.path("start_time").asLong())
            + span(alert)
            + count(alert));
    attacks(alert).forEach(attack -> lines.add("ATT&CK " + attack));
    lines.add("");
    lines.addAll(TextTree.of(alert));
    lines.add("");
    falsePositives(alert, lines);
    lines.add(text(info.path("analytic"), "category") + " · finding " + info.path("uid").asText());
    return String.join("\n", lines) + "\n";
  }

  /** The process that an alert tells of at last, in one line. */
  public static String latest(JsonNode alert) {
    JsonNode evidences = alert.path("evidences");
    JsonNode process = evidences.path(evidences.size() - 1).path("process");
    return Instant.ofEpochMilli(alert.path("time").asLong())
        + "  "
        + text(process, "name")
        + "  "
        + text(process, "cmd_line");
  }

  private static String headline(JsonNode alert) {
    String severity = alert.path("severity").asText().toUpperCase(Locale.ROOT);
    String again = alert.path("activity_id").asInt() == 2 ? " (update)" : "";
    return severity + "  " + text(alert.path("finding_info"), "title") + again;
  }

  private static String hosts(JsonNode alert) {
    int others = alert.path("resources").size() - 1;
    String more = others > 0 ? " and " + others + " more" : "";
    return text(alert.path("device"), "hostname") + more;
  }

  private static String user(JsonNode alert) {
    JsonNode user = alert.path("actor").path("user");
    if (user.isMissingNode()) {
      return "";
    }
    String domain = user.has("domain") ? text(user, "domain") + "\\" : "";
    return "  " + domain + text(user, "name");
  }

  private static String span(JsonNode alert) {
    long millis = alert.path("duration").asLong();
    return millis == 0 ? "" : " " + Gap.of(millis);
  }

  private static String count(JsonNode alert) {
    long count = alert.path("count").asLong();
    return count > 1 ? "  ×" + count : "";
  }

  /** The techniques of an alert, such as {@code T1059.001 Command …: PowerShell (Execution)}. */
  public static List<String> attacks(JsonNode alert) {
    List<String> attacks = new ArrayList<>();
    for (JsonNode attack : alert.path("finding_info").path("attacks")) {
      JsonNode technique = attack.path("technique");
      JsonNode sub = attack.path("sub_technique");
      if (!technique.isMissingNode()) {
        String id = (sub.isMissingNode() ? technique : sub).path("uid").asText();
        String name = text(technique, "name") + (sub.has("name") ? ": " + text(sub, "name") : "");
        String tactic = text(attack.path("tactic"), "name");
        attacks.add(id + " " + name + (tactic.isEmpty() ? "" : " (" + tactic + ")"));
      }
    }
    return attacks;
  }

  private static void falsePositives(JsonNode alert, List<String> lines) {
    List<String> known = new ArrayList<>();
    alert
        .path("unmapped")
        .path("false_positives")
        .forEach(reason -> known.add(VisibleText.of(reason.asText(), WIDTH)));
    if (!known.isEmpty()) {
      lines.add("May also be: " + String.join("; ", known));
    }
  }

  private static String text(JsonNode node, String key) {
    return VisibleText.of(node.path(key).asText(""), 2 * WIDTH);
  }
}
