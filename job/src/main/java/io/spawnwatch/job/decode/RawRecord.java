package io.spawnwatch.job.decode;

/**
 * One record as the source delivered it.
 *
 * @param bytes the value; never null, may be empty
 * @param source the Kafka topic, or the path of a file
 * @param partition the Kafka partition; 0 for a file
 * @param offset the Kafka offset; for a file, the line, from 1
 */
public record RawRecord(byte[] bytes, String source, int partition, long offset) {}
