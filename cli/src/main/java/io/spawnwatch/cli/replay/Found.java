package io.spawnwatch.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A finding, as far as a comparison needs it.
 *
 * @param uid the same in both runs if rule, activity and first match are
 * @param activity that it is about; of an estate-wide sequence the group
 * @param rule id of the rule or sequence
 * @param title of the rule or sequence
 * @param level as OCSF says it, such as {@code High}
 * @param host where
 * @param time of the match, milliseconds since 1970 UTC
 */
public record Found(
    String uid, String activity, String rule, String title, String level, String host, long time) {

  /** Of an alert. */
  static Found of(JsonNode alert) {
    JsonNode finding = alert.path("finding_info");
    return new Found(
        finding.path("uid").asText(),
        alert.path("metadata").path("correlation_uid").asText(),
        finding.path("analytic").path("uid").asText(),
        finding.path("title").asText(),
        alert.path("severity").asText(),
        alert.path("device").path("hostname").asText(),
        alert.path("time").asLong());
  }
}
