package io.spawnwatch.cli.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.spawnwatch.job.decode.RawRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
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
    content.mark(MAX_RECORD_BYTES + 1);
    byte[] first = firstLine(content);
    content.reset();
    RecordSplitter splitter = isOneObject(first) ? new LineSplitter() : new JsonSplitter();
    splitter.split(content, name, records);
  }

  /** The first line that is not empty, as far as a record may be long. */
  private static byte[] firstLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = 0; read < MAX_RECORD_BYTES; read++) {
      int b = in.read();
      if (b < 0 || b == '\n' && line.size() > 0) {
        break;
      }
      if (line.size() > 0 || !Character.isWhitespace(b)) {
        line.write(b);
      }
    }
    return line.toByteArray();
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
