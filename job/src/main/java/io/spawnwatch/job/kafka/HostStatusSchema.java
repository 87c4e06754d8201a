package io.spawnwatch.job.kafka;

import io.spawnwatch.job.host.HostStatus;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The host as the key, so that compaction keeps each one's latest; its JSON as the value. */
final class HostStatusSchema implements KafkaRecordSerializationSchema<HostStatus> {

  private final String topic;

  HostStatusSchema(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      HostStatus status, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(topic, bytes(status.host()), bytes(status.json()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
