package io.spawnwatch.job.decode;

/**
 * One record as the source delivered it.
 *
 * @param bytes the value; never null, may be empty
 * @param source the Kafka topic, or the path of a file
 * @param partition the Kafka partition; 0 for a file
 * @param offset the Kafka offset; for a file, the line, from 1
 * @param fault why the source could not read it, in one line; null where it could
 */
public record RawRecord(byte[] bytes, String source, int partition, long offset, String fault) {

  private static final byte[] NOTHING = {};

  /** A record that could be read. */
  public RawRecord(byte[] bytes, String source, int partition, long offset) {
    this(bytes, source, partition, offset, null);
  }

  /** What stands in the place of the rest of a file that cannot be read to its end. */
  public static RawRecord unreadable(String source, long line, String fault) {
    return new RawRecord(NOTHING, source, 0, line, fault);
  }
}
