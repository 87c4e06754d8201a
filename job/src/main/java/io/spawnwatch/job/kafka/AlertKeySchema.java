package io.spawnwatch.job.kafka;

import io.spawnwatch.job.alert.Alert;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;

/** The alert key as the record's key, so that all messages of a finding keep their order. */
final class AlertKeySchema implements SerializationSchema<Alert> {

  @Override
  public byte[] serialize(Alert alert) {
    return alert.key().getBytes(StandardCharsets.UTF_8);
  }
}
