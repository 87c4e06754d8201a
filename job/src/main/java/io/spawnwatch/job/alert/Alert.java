package io.spawnwatch.job.alert;

/**
 * What is published: one OCSF Detection Finding.
 *
 * @param key the alert key: the key of the Kafka record
 * @param json the finding, UTF-8
 */
public record Alert(String key, byte[] json) {}
