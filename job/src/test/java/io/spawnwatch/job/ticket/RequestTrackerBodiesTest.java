package io.spawnwatch.job.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestTrackerBodiesTest {

  /** RT's field takes one line, and its database no NUL: the ticket would be refused for ever. */
  @Test
  void whatAHostIsCalledIsOneLineWithoutControls() {
    TicketAlert alert = AlertRecords.of("a").host("ws\u0000\r\nX: y" + "z".repeat(300)).alert();

    JsonNode body = RequestTrackerBodies.ticket(new TicketDraft(alert, Optional.empty(), ""), "q");

    assertThat(body.at("/CustomFields/Host").asText())
        .startsWith("ws\\u0000\\u000d\\u000aX: y")
        .hasSizeLessThanOrEqualTo(255);
    assertThat(body.path("Subject").asText()).doesNotContainPattern("[\\x00-\\x1f]");
  }
}
