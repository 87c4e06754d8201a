package io.spawnwatch.job.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * How the job reaches Kafka.
 *
 * @param bootstrapServers host:port, comma-separated
 * @param eventTopics what it reads
 * @param eventTopicPattern reads all topics that are called so instead
 * @param group the consumer group
 * @param bounded whether it ends at the offsets that were newest when it began
 * @param alertTopic what it writes
 * @param deadLetterTopic where records go that are no events
 * @param deadLetterMaxBytes of a larger record only its place goes there
 * @param hostStatusTopic where it tells of hosts; empty for nowhere
 * @param guarantee of alerts
 * @param transactionPrefix of exactly-once
 * @param transactionTimeout of exactly-once
 * @param properties passed to every client
 */
public record KafkaSettings(
    String bootstrapServers,
    List<String> eventTopics,
    Optional<Pattern> eventTopicPattern,
    String group,
    boolean bounded,
    String alertTopic,
    String deadLetterTopic,
    int deadLetterMaxBytes,
    Optional<String> hostStatusTopic,
    DeliveryGuarantee guarantee,
    String transactionPrefix,
    Duration transactionTimeout,
    Map<String, String> properties) {

  /** The same, for a job that reads the alerts topic as its events. */
  public KafkaSettings readingAlerts(String consumerGroup, String deadLetters) {
    return new KafkaSettings(
        bootstrapServers,
        List.of(alertTopic),
        Optional.empty(),
        consumerGroup,
        bounded,
        alertTopic,
        deadLetters,
        deadLetterMaxBytes,
        hostStatusTopic,
        guarantee,
        transactionPrefix,
        transactionTimeout,
        properties);
  }
}
