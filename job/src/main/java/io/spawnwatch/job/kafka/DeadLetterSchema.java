package io.spawnwatch.job.kafka;

import io.spawnwatch.job.decode.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The raw bytes as the value; reason, topic, partition and offset as headers. */
final class DeadLetterSchema implements KafkaRecordSerializationSchema<DeadLetter> {

  private final String topic;

  DeadLetterSchema(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, Long timestamp) {
    List<Header> headers =
        List.of(
            header("reason", letter.reason()),
            header("topic", letter.source()),
            header("partition", Integer.toString(letter.partition())),
            header("offset", Long.toString(letter.offset())));
    return new ProducerRecord<>(topic, null, null, null, letter.bytes(), headers);
  }

  private static Header header(String key, String value) {
    return new RecordHeader(key, value.getBytes(StandardCharsets.UTF_8));
  }
}
