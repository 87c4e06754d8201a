package io.spawnwatch.cli.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.spawnwatch.job.decode.RawRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Events in JSON text of any layout: pretty-printed, one after the other, in an array, or in {@code
 * {"records": […]}}. Where the JSON breaks, one last record says what was wrong.
 */
final class JsonSplitter implements RecordSplitter {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String RECORDS = "records";

  @Override
  public void split(InputStream in, String name, Consumer<RawRecord> records) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      try {
        while (parser.nextToken() != null) {
          value(parser, name, records);
        }
      } catch (JsonProcessingException e) {
        long line = Math.max(1, parser.currentLocation().getLineNr());
        String fault = "the JSON breaks here: " + e.getOriginalMessage();
        records.accept(RawRecord.unreadable(name, line, fault));
      }
    }
  }

  private void value(JsonParser parser, String name, Consumer<RawRecord> records)
      throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      elements(parser, name, records);
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      object(parser, name, records);
    } else {
      one(parser, name, records);
    }
  }

  private void elements(JsonParser parser, String name, Consumer<RawRecord> records)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      one(parser, name, records);
    }
  }

  private void one(JsonParser parser, String name, Consumer<RawRecord> records) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator copy = JSON.createGenerator(bytes)) {
      copy.copyCurrentStructure(parser);
    }
    records.accept(new RawRecord(bytes.toByteArray(), name, 0, line));
  }

  /** An event, or the wrapper of an array of events, which its first field tells. */
  private void object(JsonParser parser, String name, Consumer<RawRecord> records)
      throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator copy = JSON.createGenerator(bytes)) {
      copy.writeStartObject();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        if (field.equals(RECORDS) && parser.currentToken() == JsonToken.START_ARRAY) {
          elements(parser, name, records);
        } else {
          copy.writeFieldName(field);
          copy.copyCurrentStructure(parser);
        }
      }
      copy.writeEndObject();
    }
    if (bytes.size() > "{}".length()) {
      records.accept(new RawRecord(bytes.toByteArray(), name, 0, line));
    }
  }
}
