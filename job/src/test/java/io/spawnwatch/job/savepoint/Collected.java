package io.spawnwatch.job.savepoint;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * A sink whose elements the test in the same JVM sees.
 *
 * @param id of the sink
 * @param text of an element
 */
record Collected<T>(String id, Text<T> text) implements Sink<T> {

  private static final Map<String, List<String>> TEXTS = new ConcurrentHashMap<>();

  /** Makes text of an element. */
  interface Text<T> extends Serializable {
    String of(T element);
  }

  Collected(Text<T> text) {
    this(UUID.randomUUID().toString(), text);
  }

  /** All that came so far. */
  List<String> texts() {
    return TEXTS.getOrDefault(id, List.of());
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    List<String> texts = TEXTS.computeIfAbsent(id, key -> new CopyOnWriteArrayList<>());
    return new SinkWriter<>() {
      @Override
      public void write(T element, Context writeContext) {
        texts.add(text.of(element));
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
