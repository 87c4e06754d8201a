package io.spawnwatch.cli.topic;

import io.spawnwatch.job.kafka.KafkaClients;
import io.spawnwatch.job.kafka.KafkaSettings;
import io.spawnwatch.job.kafka.RuleTopics;
import io.spawnwatch.job.ruleset.PublishedRules;
import io.spawnwatch.job.ruleset.RuleManifest;
import io.spawnwatch.job.ruleset.RuleRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads and writes the rule topics. */
public final class RuleTopicClient {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final String MANIFEST_KEY = "manifest";
  private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

  private final KafkaSettings settings;
  private final RuleTopics topics;

  public RuleTopicClient(KafkaSettings settings, RuleTopics topics) {
    this.settings = settings;
    this.topics = topics;
  }

  /** Makes those of the topics that are not there: of one partition, rules compacted. */
  public void createTopics() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(KafkaClients.properties(settings))) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      for (String topic : List.of(topics.documents(), topics.manifests(), topics.status())) {
        if (!present.contains(topic)) {
          NewTopic made = new NewTopic(topic, 1, (short) -1);
          missing.add(topic.equals(topics.status()) ? made : made.configs(COMPACTED));
        }
      }
      admin.createTopics(missing).all().get();
    }
  }

  /**
   * What is published now.
   *
   * @throws IOException when the manifest cannot be read
   */
  public PublishedRules published() throws IOException {
    PublishedRules published = new PublishedRules();
    for (ConsumerRecord<byte[], byte[]> record :
        readAll(List.of(topics.documents(), topics.manifests()))) {
      boolean isManifest = record.topic().equals(topics.manifests());
      published.add(new RuleRecord(isManifest, text(record.key()), text(record.value())));
    }
    return published;
  }

  /** The status messages so far, oldest first: JSON objects. */
  public List<String> status() {
    return readAll(List.of(topics.status())).stream().map(r -> text(r.value())).toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> readAll(List<String> read) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            KafkaClients.properties(settings),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          read.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Writes documents, then the manifest that makes them a set.
   *
   * @param documents text by key; null deletes
   */
  public void publish(Map<String, String> documents, RuleManifest manifest)
      throws ExecutionException, InterruptedException {
    Properties properties = KafkaClients.properties(settings);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      documents.forEach(
          (key, text) ->
              sent.add(
                  producer.send(
                      new ProducerRecord<>(
                          topics.documents(), bytes(key), text == null ? null : bytes(text)))));
      for (Future<?> record : sent) {
        record.get();
      }
      producer
          .send(new ProducerRecord<>(topics.manifests(), bytes(MANIFEST_KEY), manifest.toJson()))
          .get();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
