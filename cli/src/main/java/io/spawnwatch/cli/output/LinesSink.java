package io.spawnwatch.cli.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes each element as a line to a file of this machine, or to standard output. Use it with
 * parallelism 1.
 *
 * @param <T> what a line is made of
 */
public final class LinesSink<T> implements Sink<T> {

  /** Makes a line of an element. */
  public interface Line<T> extends Serializable {
    /** The line in UTF-8, without its end. */
    byte[] of(T element);
  }

  /** Stands for standard output. */
  public static final String STANDARD_OUTPUT = "-";

  /** Stands for standard error. */
  static final String STANDARD_ERROR = "standard error";

  private final String path;
  private final Line<T> line;

  /**
   * A sink.
   *
   * @param path the file, or {@code -}
   * @param line how to write an element
   */
  public LinesSink(String path, Line<T> line) {
    this.path = path;
    this.line = line;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    return switch (path) {
      case STANDARD_OUTPUT -> new LinesWriter<>(buffered(System.out), line, true);
      case STANDARD_ERROR -> new LinesWriter<>(buffered(System.err), line, true);
      default -> new LinesWriter<>(buffered(Files.newOutputStream(Path.of(path))), line, false);
    };
  }

  private static OutputStream buffered(OutputStream target) {
    return new BufferedOutputStream(target, 1 << 16);
  }
}
