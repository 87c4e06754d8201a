package io.spawnwatch.cli.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.spawnwatch.job.decode.RawRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * A {@code .json} file. Many are JSON lines all the same; read by lines, a broken one does not hide
 * those after it.
 */
final class JsonOrLinesSplitter implements RecordSplitter {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String RECORDS = "records";

  @Override
  public void split(InputStream in, String name, Consumer<RawRecord> records) throws IOException {
    BufferedInputStream content = new BufferedInputStream(in, 1 << 16);
    RecordSplitter splitter =
        isOneObject(FirstLine.of(content)) ? new LineSplitter() : new JsonSplitter();
    splitter.split(content, name, records);
  }

  /** Whether the line is an event: a JSON object, and no wrapper of several. */
  private static boolean isOneObject(byte[] line) throws IOException {
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wraps = parser.currentName().equals(RECORDS);
        if (parser.nextToken() == JsonToken.START_ARRAY && wraps) {
          return false;
        }
        parser.skipChildren();
      }
      return parser.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false; // It goes on in the next line, or breaks there: the other splitter says so.
    }
  }
}
