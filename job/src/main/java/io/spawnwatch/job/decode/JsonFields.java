package io.spawnwatch.job.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * Reads a JSON record into a draft, streaming: NXLog and OSSEM (flat), Winlogbeat 6 ({@code
 * event_data}), Winlogbeat 7 and Elastic Agent ({@code winlog.event_data}, nested or dotted), Azure
 * Log Analytics, and evtx_dump ({@code Event.System}, {@code Event.EventData}).
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
    switch (name) {
      case "winlog", "event_data", "EventData", "System", "Event", "#attributes", "event" ->
          object(parser, name.equals("#attributes") ? within : name);
      case "Provider", "TimeCreated", "EventID" -> object(parser, name);
      default -> parser.skipChildren();
    }
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
      case "event" -> RawField.byName("event.".concat(name));
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
