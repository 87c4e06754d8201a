package io.spawnwatch.cli.topic;

import io.spawnwatch.job.kafka.KafkaClients;
import io.spawnwatch.job.kafka.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the alert topic from its beginning: what is committed, in the order of each partition. */
public final class AlertReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /**
   * A reader.
   *
   * @param topic of alerts
   */
  public AlertReader(KafkaSettings settings, String topic) {
    Properties properties = KafkaClients.properties(settings);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Hands on what is there now. */
  public void readToTheEnd(Consumer<byte[]> alerts) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      poll(alerts);
    }
  }

  /**
   * Hands on what is there and what comes, until nothing new came for a while.
   *
   * @param idle how long; the longest duration there is for as long as the program runs
   */
  public void follow(Consumer<byte[]> alerts, Duration idle) {
    long last = System.nanoTime();
    while (idle.compareTo(Duration.ofNanos(System.nanoTime() - last)) > 0) {
      if (poll(alerts)) {
        last = System.nanoTime();
      }
    }
  }

  private boolean poll(Consumer<byte[]> alerts) {
    var polled = consumer.poll(POLL);
    polled.forEach(record -> alerts.accept(record.value()));
    return !polled.isEmpty();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
