package io.spawnwatch.job.host;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A JSON object on one line. */
final class JsonRow {

  private static final JsonFactory JSON = new JsonFactory();

  /** Writes the fields of a row. */
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private JsonRow() {}

  static String of(Fields fields) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.toString();
  }
}
