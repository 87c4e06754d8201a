package io.spawnwatch.job.decode;

/**
 * A record that is no event, as it came, and why.
 *
 * @param bytes the record's value, unchanged
 * @param reason one line for a person, without the record's content
 * @param source the Kafka topic, or the path of a file
 * @param partition the Kafka partition; 0 for a file
 * @param offset the Kafka offset; for a file, the line, from 1
 */
public record DeadLetter(byte[] bytes, String reason, String source, int partition, long offset) {

  static DeadLetter of(RawRecord record, String reason) {
    return new DeadLetter(
        record.bytes(), reason, record.source(), record.partition(), record.offset());
  }
}
