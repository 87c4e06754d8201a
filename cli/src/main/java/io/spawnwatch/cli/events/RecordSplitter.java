package io.spawnwatch.cli.events;

import io.spawnwatch.job.decode.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Cuts the content of one file into records. What is broken comes out as a record all the same. */
interface RecordSplitter {

  /** A record longer than this is cut; the decoder calls it malformed by its size anyway. */
  int MAX_RECORD_BYTES = 4 << 20;

  /**
   * Reads to the end.
   *
   * @param in the content, unzipped
   * @param name the file's name for the records' origin
   * @param records where they go, in order
   * @throws IOException when reading fails
   */
  void split(InputStream in, String name, Consumer<RawRecord> records) throws IOException;

  /** The splitter for a file of that name: by its ending, else by how it begins. */
  static RecordSplitter of(String name) {
    String plain = EventFiles.withoutGz(name);
    if (plain.endsWith(".json")) {
      return new JsonOrLinesSplitter();
    }
    if (plain.endsWith(".xml")) {
      return new XmlSplitter();
    }
    return plain.endsWith(".jsonl") ? new LineSplitter() : new XmlOrLinesSplitter();
  }
}
