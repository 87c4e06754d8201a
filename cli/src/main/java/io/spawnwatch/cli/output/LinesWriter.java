package io.spawnwatch.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** Writes and flushes line by line: a reader of the file or pipe sees each at once. */
final class LinesWriter<T> implements SinkWriter<T> {

  private final OutputStream out;
  private final LinesSink.Line<T> line;
  private final boolean shared;

  /**
   * A writer.
   *
   * @param shared whether the stream is others' too, and stays open
   */
  LinesWriter(OutputStream out, LinesSink.Line<T> line, boolean shared) {
    this.out = out;
    this.line = line;
    this.shared = shared;
  }

  @Override
  public void write(T element, Context context) throws IOException {
    out.write(line.of(element));
    out.write('\n');
    out.flush();
  }

  @Override
  public void flush(boolean endOfInput) throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.flush();
    if (!shared) {
      out.close();
    }
  }
}
