package io.spawnwatch.cli.events;

import io.spawnwatch.job.decode.RawRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/** One record a line, LF or CRLF. An empty line is a record; nothing after the last line end is. */
final class LineSplitter implements RecordSplitter {

  private static final int BUFFER_BYTES = 1 << 16;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean lineBegun;
  private long lineNumber;

  @Override
  public void split(InputStream in, String name, Consumer<RawRecord> records) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      int from = 0;
      for (int i = 0; i < read; i++) {
        if (buffer[i] == '\n') {
          append(buffer, from, i);
          finishLine(name, records);
          from = i + 1;
        }
      }
      append(buffer, from, read);
    }
    if (lineBegun) {
      finishLine(name, records);
    }
  }

  private void append(byte[] buffer, int from, int to) {
    lineBegun |= to > from;
    int room = MAX_RECORD_BYTES - line.size();
    line.write(buffer, from, Math.min(to - from, room));
  }

  private void finishLine(String name, Consumer<RawRecord> records) {
    byte[] bytes = line.toByteArray();
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\r') {
      bytes = Arrays.copyOf(bytes, length - 1);
    }
    lineNumber++;
    line.reset();
    lineBegun = false;
    records.accept(new RawRecord(bytes, name, 0, lineNumber));
  }
}
