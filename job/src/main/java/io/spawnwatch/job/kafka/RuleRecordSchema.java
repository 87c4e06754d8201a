package io.spawnwatch.job.kafka;

import io.spawnwatch.job.ruleset.RuleRecord;
import io.spawnwatch.job.ruleset.RuleRecordSerializer;
import io.spawnwatch.job.wire.SerializedType;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of the two rule topics. */
final class RuleRecordSchema implements KafkaRecordDeserializationSchema<RuleRecord> {

  private final String manifestTopic;

  RuleRecordSchema(String manifestTopic) {
    this.manifestTopic = manifestTopic;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RuleRecord> out) {
    // A record without a key names no document.
    if (record.key() != null) {
      out.collect(
          new RuleRecord(
              record.topic().equals(manifestTopic), text(record.key()), text(record.value())));
    }
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public TypeInformation<RuleRecord> getProducedType() {
    return new SerializedType<>(RuleRecord.class, RuleRecordSerializer.INSTANCE);
  }
}
