package io.spawnwatch.job.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.job.decode.RawRecord;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An alert as tickets need it.
 *
 * @param record as it was read
 * @param json the OCSF Detection Finding
 */
public record TicketAlert(RawRecord record, JsonNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String THREAT_HUNTING = "detection.threat-hunting";

  /** The alert in a record; empty where it is no alert of Spawnwatch's contract. */
  public static Optional<TicketAlert> of(RawRecord record) {
    try {
      TicketAlert alert = new TicketAlert(record, JSON.readTree(record.bytes()));
      boolean whole =
          !alert.activity().isEmpty()
              && !alert.messageUid().isEmpty()
              && !alert.findingUid().isEmpty();
      return whole ? Optional.of(alert) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What one ticket is about. */
  public String activity() {
    return json.path("metadata").path("correlation_uid").asText();
  }

  /** The message's own id. */
  public String messageUid() {
    return json.path("metadata").path("uid").asText();
  }

  /** The finding's id, the same for its Create and its Updates. */
  public String findingUid() {
    return json.path("finding_info").path("uid").asText();
  }

  /** Processes that matched so far; a message with no more than was seen is a replay. */
  public long count() {
    return json.path("count").asLong();
  }

  /** When the message was made, milliseconds by the wall clock of the job that made it. */
  long processedTime() {
    return json.path("metadata").path("processed_time").asLong();
  }

  /** Whether it begins an episode, rather than going on with one. */
  public boolean isCreate() {
    return json.path("activity_id").asInt() == 1;
  }

  /** From 1 informational to 5 critical. */
  public int severityId() {
    return json.path("severity_id").asInt();
  }

  public String severity() {
    return json.path("severity").asText();
  }

  public String title() {
    return json.path("finding_info").path("title").asText();
  }

  public String host() {
    return json.path("device").path("hostname").asText();
  }

  public boolean isSequence() {
    return json.path("finding_info")
        .path("analytic")
        .path("category")
        .asText()
        .startsWith("Sigma correlation");
  }

  /** Whether its rule is for hunters, who look by themselves. */
  public boolean isForThreatHunting() {
    return StreamSupport.stream(json.path("finding_info").path("tags").spliterator(), false)
        .flatMap(tag -> StreamSupport.stream(tag.path("values").spliterator(), false))
        .anyMatch(value -> value.asText().equals(THREAT_HUNTING));
  }
}
