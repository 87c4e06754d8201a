package io.spawnwatch.job.kafka;

import io.spawnwatch.job.alert.Alert;
import org.apache.flink.api.common.serialization.SerializationSchema;

/** The finding as the record's value. */
final class AlertJsonSchema implements SerializationSchema<Alert> {

  @Override
  public byte[] serialize(Alert alert) {
    return alert.json();
  }
}
