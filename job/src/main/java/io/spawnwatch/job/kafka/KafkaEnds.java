package io.spawnwatch.job.kafka;

import io.spawnwatch.job.Outputs;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.decode.DeadLetter;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.ruleset.RuleEnds;
import io.spawnwatch.job.ruleset.RuleRecord;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The job's source and sinks on Kafka. */
public final class KafkaEnds {

  private final KafkaSettings settings;

  /** The ends by the settings; nothing connects before the job runs. */
  public KafkaEnds(KafkaSettings settings) {
    this.settings = settings;
  }

  /** Reads the event topics: from the committed offsets of the group, else from the earliest. */
  public Source<RawRecord, ?, ?> events() {
    return events(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST));
  }

  /** Reads the event topics from their beginning, whatever the group has committed. */
  public Source<RawRecord, ?, ?> eventsFromTheEarliest() {
    return events(OffsetsInitializer.earliest());
  }

  /**
   * Reads what Kafka took in a range of time, and ends; commits no offsets.
   *
   * @param from the first record's time
   * @param to the time after the last record's
   */
  public Source<RawRecord, ?, ?> eventsBetween(Instant from, Instant to) {
    return reader(OffsetsInitializer.timestamp(from.toEpochMilli()))
        .setBounded(OffsetsInitializer.timestamp(to.toEpochMilli()))
        .setProperty("commit.offsets.on.checkpoint", "false")
        .build();
  }

  private Source<RawRecord, ?, ?> events(OffsetsInitializer start) {
    KafkaSourceBuilder<RawRecord> reader = reader(start);
    return settings.bounded()
        ? reader.setBounded(OffsetsInitializer.latest()).build()
        : reader.build();
  }

  private KafkaSourceBuilder<RawRecord> reader(OffsetsInitializer start) {
    KafkaSourceBuilder<RawRecord> reader =
        KafkaSource.<RawRecord>builder()
            .setBootstrapServers(settings.bootstrapServers())
            .setGroupId(settings.group())
            .setProperties(KafkaClients.passedOn(settings))
            .setStartingOffsets(start)
            .setDeserializer(new RawRecordSchema());
    return settings
        .eventTopicPattern()
        .map(reader::setTopicPattern)
        .orElseGet(() -> reader.setTopics(settings.eventTopics()));
  }

  /** Alerts, dead letters, and hosts if asked for; no rows of matches and enriched creations. */
  public Outputs outputs() {
    return new Outputs(
        alerts(),
        Optional.of(deadLetters()),
        Optional.empty(),
        Optional.empty(),
        settings.hostStatusTopic().map(topic -> atLeastOnce(new HostStatusSchema(topic))));
  }

  private <T> Sink<T> atLeastOnce(KafkaRecordSerializationSchema<T> schema) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(settings.bootstrapServers())
        .setKafkaProducerConfig(KafkaClients.passedOn(settings))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(schema)
        .build();
  }

  /** The rule topics, from their beginning: compaction keeps what is in force. */
  public RuleEnds rules(RuleTopics topics) {
    var builder =
        KafkaSource.<RuleRecord>builder()
            .setBootstrapServers(settings.bootstrapServers())
            .setTopics(topics.documents(), topics.manifests())
            .setGroupId(settings.group() + "-rules")
            .setProperties(KafkaClients.passedOn(settings))
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new RuleRecordSchema(topics.manifests()));
    Source<RuleRecord, ?, ?> source =
        settings.bounded()
            ? builder.setBounded(OffsetsInitializer.latest()).build()
            : builder.build();
    return new RuleEnds(source, status(topics.status()));
  }

  private Sink<String> status(String topic) {
    return atLeastOnce(
        KafkaRecordSerializationSchema.<String>builder()
            .setTopic(topic)
            .setValueSerializationSchema(new SimpleStringSchema())
            .build());
  }

  private Sink<Alert> alerts() {
    var builder =
        KafkaSink.<Alert>builder()
            .setBootstrapServers(settings.bootstrapServers())
            .setKafkaProducerConfig(KafkaClients.passedOn(settings))
            .setDeliveryGuarantee(settings.guarantee())
            .setRecordSerializer(alertSchema());
    if (settings.guarantee() == DeliveryGuarantee.EXACTLY_ONCE) {
      builder
          .setTransactionalIdPrefix(settings.transactionPrefix())
          .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
          .setProperty(
              ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
              Long.toString(settings.transactionTimeout().toMillis()));
    }
    return builder.build();
  }

  /** Made by the connector's own builder: pooled transaction names need it. */
  private KafkaRecordSerializationSchema<Alert> alertSchema() {
    return KafkaRecordSerializationSchema.<Alert>builder()
        .setTopic(settings.alertTopic())
        .setKeySerializationSchema(new AlertKeySchema())
        .setValueSerializationSchema(new AlertJsonSchema())
        .build();
  }

  /** Where records go that could not be dealt with, each with its reason. */
  public Sink<DeadLetter> deadLetters() {
    return atLeastOnce(
        new DeadLetterSchema(settings.deadLetterTopic(), settings.deadLetterMaxBytes()));
  }
}
