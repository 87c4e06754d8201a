package io.spawnwatch.job.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.spawnwatch.job.secret.EncodedCommand;
import java.util.List;

/**
 * A process of a tree. Text is as the alert has it, not yet made visible; null where unknown.
 *
 * @param uid the canonical id
 * @param name the file name
 * @param pid null where unknown
 * @param host the full computer name
 * @param user such as {@code CORP\jdoe}
 * @param integrity such as {@code High}
 * @param start milliseconds since 1970 UTC; null where unknown
 * @param commandLine with secrets masked
 */
record ProcessFacts(
    String uid,
    String name,
    Long pid,
    String host,
    String user,
    String integrity,
    Long start,
    String commandLine) {

  /** Reads a node of an attack graph. */
  static ProcessFacts of(JsonNode node) {
    JsonNode data = node.path("data");
    return new ProcessFacts(
        node.path("uid").asText(),
        node.path("name").asText("?"),
        number(data, "pid"),
        text(data, "host"),
        text(data, "user"),
        text(data, "integrity"),
        number(data, "created_time"),
        text(node, "desc"));
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).isTextual() ? node.path(key).asText() : null;
  }

  private static Long number(JsonNode node, String key) {
    return node.path(key).isIntegralNumber() ? node.path(key).asLong() : null;
  }

  /** Whether the command line says more than the name. */
  boolean hasArguments() {
    return commandLine != null && !commandLine.strip().equalsIgnoreCase(name);
  }

  /** The scripts that the command line carries in base64, decoded. */
  List<String> decoded() {
    return commandLine == null
        ? List.of()
        : EncodedCommand.in(commandLine).stream().map(EncodedCommand::text).toList();
  }
}
