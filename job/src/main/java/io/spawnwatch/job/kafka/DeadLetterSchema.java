package io.spawnwatch.job.kafka;

import io.spawnwatch.job.decode.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The raw bytes as the value; reason, topic, partition, offset and size as headers. Of a large
 * record the value is empty: topic, partition and offset refer to it.
 */
final class DeadLetterSchema implements KafkaRecordSerializationSchema<DeadLetter> {

  private static final byte[] BY_REFERENCE = {};

  private final String topic;
  private final int maxBytes;

  DeadLetterSchema(String topic, int maxBytes) {
    this.topic = topic;
    this.maxBytes = maxBytes;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, Long timestamp) {
    List<Header> headers =
        List.of(
            header("reason", letter.reason()),
            header("topic", letter.source()),
            header("partition", Integer.toString(letter.partition())),
            header("offset", Long.toString(letter.offset())),
            header("size", Integer.toString(letter.bytes().length)));
    byte[] value = letter.bytes().length > maxBytes ? BY_REFERENCE : letter.bytes();
    return new ProducerRecord<>(topic, null, null, null, value, headers);
  }

  private static Header header(String key, String value) {
    return new RecordHeader(key, value.getBytes(StandardCharsets.UTF_8));
  }
}
