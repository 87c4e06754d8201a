package io.spawnwatch.job.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * Reads a JSON record into a draft, streaming: NXLog and OSSEM (flat), Winlogbeat 6 ({@code
 * event_data}), Winlogbeat 7 and Elastic Agent ({@code winlog.event_data}, nested or dotted, and
 * what their modules rename, {@link EcsFields}), Azure Log Analytics, and evtx_dump ({@code
 * Event.System}, {@code Event.EventData}).
 */
final class JsonFields {

  private static final int MAX_DEPTH = 100;
  private static final String DATA_PREFIX = "winlog.event_data.";
  private static final String WINLOG_PREFIX = "winlog.";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final Draft draft;
  private boolean readMessage;

  JsonFields(Draft draft) {
    this.draft = draft;
  }

  /**
   * Fills the draft.
   *
   * @param withMessage whether the rendered message is read too; it is most of a record's bytes
   * @throws IOException when it is not JSON
   * @throws MalformedRecord when it is JSON, but not one object
   */
  void read(byte[] bytes, boolean withMessage) throws IOException, MalformedRecord {
    readMessage = withMessage;
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedRecord("expected a JSON object, found " + describe(parser));
      }
      object(parser, "");
      if (parser.nextToken() != null) {
        throw new MalformedRecord("expected one JSON object, found more after it");
      }
    }
  }

  private static String describe(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NULL -> "null";
      default -> "a number or a boolean";
    };
  }

  private void object(JsonParser parser, String within) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        nested(parser, within, name);
      } else if (value == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else if (value != JsonToken.VALUE_NULL) {
        scalar(parser, within, name);
      }
    }
  }

  /** Only the objects that hold a Windows event are entered. */
  private void nested(JsonParser parser, String within, String name) throws IOException {
    String entered = entered(within, name);
    if (entered == null) {
      parser.skipChildren();
    } else {
      object(parser, entered);
    }
  }

  /** What the object is to those within it; null for one that tells nothing. */
  private static String entered(String within, String name) {
    return switch (name) {
      case "winlog", "event_data", "EventData", "System", "Event", "event" -> name;
      case "Provider", "TimeCreated", "EventID" -> name;
      case "#attributes" -> within;
      // As Chainsaw has evtx_dump's library write them.
      case "Provider_attributes" -> "Provider";
      case "TimeCreated_attributes" -> "TimeCreated";
      // winlog.process and winlog.user are of who wrote the event.
      case "process", "user", "rule", "host" -> within.isEmpty() ? name : null;
      case "parent", "pe", "hash" -> within.equals("process") ? "process." + name : null;
      default -> null;
    };
  }

  private void scalar(JsonParser parser, String within, String name) throws IOException {
    RawField field = fieldOf(within, name);
    if (field == null) {
      return;
    }
    if (field == RawField.MESSAGE && !readMessage) {
      draft.markMessageSkipped();
      return;
    }
    draft.put(field, parser.getText());
  }

  private static RawField fieldOf(String within, String name) {
    return switch (within) {
      case "event", "process", "process.parent", "process.pe", "process.hash", "user", "rule" ->
          RawField.byName(within + '.' + name);
      case "host" -> name.equals("name") ? RawField.ECS_HOST_NAME : null;
      case "Provider" -> name.equals("Name") ? RawField.PROVIDER : null;
      case "TimeCreated" -> name.equals("SystemTime") ? RawField.SYSTEM_TIME : null;
      case "EventID" -> name.equals("#text") ? RawField.EVENT_ID : null;
      case "" -> name.startsWith(WINLOG_PREFIX) ? dotted(name) : RawField.byName(name);
      default -> RawField.byName(name);
    };
  }

  private static RawField dotted(String name) {
    int prefix = name.startsWith(DATA_PREFIX) ? DATA_PREFIX.length() : WINLOG_PREFIX.length();
    return RawField.byName(name.substring(prefix));
  }
}
