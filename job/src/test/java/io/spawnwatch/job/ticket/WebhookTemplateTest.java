package io.spawnwatch.job.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookTemplateTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode rendered(String template) throws Exception {
    return JSON.readTree(
        WebhookTemplate.of(template)
            .render("open", AlertRecords.of("a").sequence("\"}, {\"x\": \"").alert(), Map.of()));
  }

  @Test
  void noTextBreaksOutOfAString() throws Exception {
    JsonNode body = rendered("{\"t\": \"{{title}}\", \"text\": \"{{text}}\"}");

    assertThat(body.size()).isEqualTo(2);
    assertThat(body.path("t").asText()).endsWith("\"}, {\"x\": \"");
  }

  @Test
  void theBundledOneHoldsTheWholeAlert() throws Exception {
    JsonNode body = rendered("");

    assertThat(body.path("alert").path("metadata").path("correlation_uid").asText()).isEqualTo("a");
    assertThat(body.path("text").asText()).contains("► vssadmin.exe");
  }

  @Test
  void aTemplateThatMakesNoJsonIsRefusedBeforeTheStart() {
    assertThatThrownBy(() -> WebhookTemplate.of("{\"t\": {{title}}}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WebhookTemplate.of("{\"t\": \"{{titel}}\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("titel");
    assertThatThrownBy(() -> WebhookTemplate.of("{{#x}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
