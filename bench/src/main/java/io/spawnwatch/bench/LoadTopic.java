package io.spawnwatch.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Fills a topic with the load, keyed by host. */
final class LoadTopic {

  static final String FULL = "load";
  static final String EMPTY = "no-load";

  private final String servers;

  LoadTopic(String servers) {
    this.servers = servers;
  }

  /** Sends so many events, and tells their bytes. */
  long fill(int events, int hosts) {
    long bytes = 0;
    EstateLoad load = new EstateLoad(hosts);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "batch.size", 1 << 18, "linger.ms", 20),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < events; i++) {
        EstateLoad.Event event = load.next();
        byte[] value = event.json().getBytes(StandardCharsets.UTF_8);
        bytes += value.length;
        producer.send(new ProducerRecord<>(FULL, event.host(), value));
      }
    }
    return bytes;
  }
}
