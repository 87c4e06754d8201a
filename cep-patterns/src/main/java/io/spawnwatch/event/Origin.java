package io.spawnwatch.event;

/**
 * Where a record came from.
 *
 * @param source the Kafka topic, or the path of a file below the folder that was given
 * @param partition the Kafka partition; 0 for a file
 * @param offset the Kafka offset; for a file, the line, from 1
 */
public record Origin(String source, int partition, long offset) {}
