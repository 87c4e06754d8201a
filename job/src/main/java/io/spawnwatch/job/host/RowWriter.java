package io.spawnwatch.job.host;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.lineage.ProcessNode;
import io.spawnwatch.sigma.RuleHeader;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** The JSON rows that a person asks for: matches and enriched creations. Nothing is masked. */
final class RowWriter {

  private RowWriter() {}

  /** One pair of an event and a rule that it matched. */
  static String match(ProcessEvent event, RuleHeader rule) {
    return JsonRow.of(
        json -> {
          place(event, json);
          json.writeNumberField("recordId", event.recordId());
          pid("pid", event.pid(), json);
          json.writeStringField("image", event.get(Field.IMAGE));
          json.writeStringField("rule", rule.id());
          json.writeStringField("title", rule.title());
          json.writeStringField("level", rule.level().name().toLowerCase(Locale.ROOT));
        });
  }

  /** One creation with its lineage, as known when it was matched. */
  static String enriched(TracedEvent traced) {
    return JsonRow.of(
        json -> {
          ProcessEvent event = traced.event();
          place(event, json);
          json.writeStringField("kind", event.kind().name().toLowerCase(Locale.ROOT));
          json.writeStringField("time", Instant.ofEpochMilli(event.time()).toString());
          json.writeNumberField("recordId", event.recordId());
          pid("pid", event.pid(), json);
          pid("parentPid", event.parentPid(), json);
          values(traced, json);
          ProcessNode process = traced.lineage().process();
          guid("processGuid", process.guid(), json);
          guid("parentProcessGuid", process.parent(), json);
          guid("activityGuid", process.activity(), json);
          ancestors(traced, json);
        });
  }

  private static void values(TracedEvent traced, JsonGenerator json) throws IOException {
    json.writeStringField("image", traced.get(Field.IMAGE));
    json.writeStringField("commandLine", traced.get(Field.COMMAND_LINE));
    json.writeStringField("user", traced.get(Field.USER));
    json.writeStringField("integrityLevel", traced.get(Field.INTEGRITY_LEVEL));
    json.writeStringField("parentImage", traced.get(Field.PARENT_IMAGE));
    json.writeStringField("parentCommandLine", traced.get(Field.PARENT_COMMAND_LINE));
    json.writeStringField("parentUser", traced.get(Field.PARENT_USER));
  }

  private static void ancestors(TracedEvent traced, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("ancestors");
    for (ProcessNode ancestor : traced.lineage().ancestors()) {
      json.writeStartObject();
      guid("processGuid", ancestor.guid(), json);
      json.writeStringField("image", ancestor.image());
      json.writeStringField("commandLine", ancestor.commandLine());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void place(ProcessEvent event, JsonGenerator json) throws IOException {
    json.writeStringField("file", event.origin().source());
    json.writeNumberField("line", event.origin().offset());
    json.writeStringField("host", event.host());
  }

  private static void pid(String name, long pid, JsonGenerator json) throws IOException {
    if (pid == ProcessEvent.UNKNOWN_PID) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, pid);
    }
  }

  private static void guid(String name, ProcessGuid guid, JsonGenerator json) throws IOException {
    json.writeStringField(name, guid == null ? null : guid.toString());
  }
}
