package io.spawnwatch.job.ruleset;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.job.host.ContentCheck;
import io.spawnwatch.job.host.ShadowCount;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The messages of the rule-status topic: one JSON object each. */
final class RuleStatus {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A set that breaks everything has as many problems as documents; the first ones will do. */
  private static final int MAX_PROBLEMS = 100;

  private RuleStatus() {}

  /** The manifest's record is none. */
  static String unreadable(String reason) {
    return status("failed", "")
        .set("problems", JSON.createArrayNode().add("the manifest cannot be read: " + reason))
        .toString();
  }

  /** Documents that the manifest names have not come yet. */
  static String waiting(RuleManifest manifest, List<String> missing) {
    ObjectNode status = status("waiting", "").put("manifest", manifest.hash());
    missing.stream().limit(MAX_PROBLEMS).forEach(status.putArray("missing")::add);
    return status.toString();
  }

  /** The set holds, or it fails and the one before stays in force. */
  static String checked(RuleManifest manifest, String set, ContentCheck check) {
    boolean holds = check.problems().isEmpty();
    ObjectNode status =
        status(holds ? "checked" : "failed", set)
            .put("manifest", manifest.hash())
            .put("rules", check.rules())
            .put("sequences", check.sequences());
    check.problems().stream().limit(MAX_PROBLEMS).forEach(status.withArray("problems")::add);
    check.leftOut().stream().limit(MAX_PROBLEMS).forEach(status.withArray("leftOut")::add);
    return status.toString();
  }

  /** Every subtask of every stage judges by the set. */
  static String active(String set) {
    return status("active", set).toString();
  }

  /** What shadow rules would have raised in that time, and a day at that rate. */
  static String shadow(String set, Map<String, ShadowCount> counts, Duration since) {
    ObjectNode status = status("shadow", set).put("seconds", since.toSeconds());
    double days = Math.max(since.toMillis(), 1) / (double) Duration.ofDays(1).toMillis();
    ObjectNode rules = status.putObject("rules");
    counts.forEach(
        (rule, count) ->
            rules
                .putObject(rule)
                .put("findings", count.findings())
                .put("tickets", count.tickets())
                .put("findingsADay", Math.round(count.findings() / days))
                .put("ticketsADay", Math.round(count.tickets() / days)));
    return status.toString();
  }

  private static ObjectNode status(String status, String set) {
    return JSON.createObjectNode()
        .put("time", System.currentTimeMillis())
        .put("status", status)
        .put("set", set);
  }
}
