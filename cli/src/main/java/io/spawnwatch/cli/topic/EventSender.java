package io.spawnwatch.cli.topic;

import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.job.decode.Decoded;
import io.spawnwatch.job.decode.EventDecoder;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.kafka.KafkaClients;
import io.spawnwatch.job.kafka.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records as they are, keyed by host, so that those of a host stay in one partition, in
 * order.
 */
public final class EventSender implements AutoCloseable {

  private static final String MOST_BYTES = Integer.toString(16 << 20);

  private final EventDecoder decoder = new EventDecoder(DecodeSettings.DEFAULTS);
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  public EventSender(KafkaSettings settings, String topic) {
    this.topic = topic;
    Properties properties = KafkaClients.properties(settings);
    properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "20");
    properties.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(1 << 18));
    properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Hands a record to Kafka; returns before it is stored.
   *
   * @throws KafkaException when this, or an earlier record, was refused
   */
  public void send(RawRecord record) {
    refuseAfterFailure();
    producer.send(
        new ProducerRecord<>(topic, key(record), record.bytes()),
        (stored, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          }
        });
  }

  /** The host; null for what is no event of a process, which has none. */
  private byte[] key(RawRecord record) {
    return decoder.decode(record) instanceof Decoded.Event found
        ? found.event().host().getBytes(StandardCharsets.UTF_8)
        : null;
  }

  /**
   * Waits until all is stored.
   *
   * @throws KafkaException when something was refused
   */
  public void finish() {
    producer.flush();
    refuseAfterFailure();
  }

  private void refuseAfterFailure() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new KafkaException(problem.getMessage(), problem);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
