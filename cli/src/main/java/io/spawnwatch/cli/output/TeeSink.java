package io.spawnwatch.cli.output;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes each element to two sinks.
 *
 * @param <T> the element
 */
final class TeeSink<T> implements Sink<T> {

  private final Sink<T> first;
  private final Sink<T> second;

  TeeSink(Sink<T> first, Sink<T> second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    return new Writers<>(first.createWriter(context), second.createWriter(context));
  }

  private record Writers<T>(SinkWriter<T> first, SinkWriter<T> second) implements SinkWriter<T> {

    @Override
    public void write(T element, Context context) throws IOException, InterruptedException {
      first.write(element, context);
      second.write(element, context);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
      first.flush(endOfInput);
      second.flush(endOfInput);
    }

    @Override
    public void close() throws Exception {
      try (AutoCloseable one = first;
          AutoCloseable other = second) {
        flush(true);
      }
    }
  }
}
