package io.spawnwatch.cli.events;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Looks at how a text begins, without taking anything from it. */
final class FirstLine {

  private FirstLine() {}

  /** The first line that is not empty, from its first character on, as far as a record is long. */
  static byte[] of(BufferedInputStream in) throws IOException {
    in.mark(RecordSplitter.MAX_RECORD_BYTES + 1);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = 0; read < RecordSplitter.MAX_RECORD_BYTES; read++) {
      int b = in.read();
      if (b < 0 || b == '\n' && line.size() > 0) {
        break;
      }
      if (line.size() > 0 || !Character.isWhitespace(b)) {
        line.write(b);
      }
    }
    in.reset();
    return line.toByteArray();
  }
}
