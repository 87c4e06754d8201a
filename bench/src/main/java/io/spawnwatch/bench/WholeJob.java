package io.spawnwatch.bench;

import io.spawnwatch.job.SpawnwatchJob;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.kafka.KafkaEnds;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job as a cluster runs it: Kafka to Kafka. */
final class WholeJob implements MeasuredJob {

  private final String servers;
  private final List<String> rules;

  WholeJob(String servers, List<String> rules) {
    this.servers = servers;
    this.rules = rules;
  }

  @Override
  public void define(StreamExecutionEnvironment env, String topic) throws ConfigurationException {
    JobConfig config = configuration(servers, topic, true, rules);
    KafkaEnds kafka = new KafkaEnds(config.kafka());
    SpawnwatchJob.defineWorkflow(env, kafka.eventsFromTheEarliest(), config, kafka.outputs());
  }

  static JobConfig configuration(
      String servers, String topic, boolean isBounded, List<String> rules)
      throws ConfigurationException {
    return JobConfig.load(
        null,
        Map.of(
            "kafka.bootstrap-servers",
            servers,
            "kafka.events.topics",
            topic,
            "kafka.events.bounded",
            Boolean.toString(isBounded),
            "kafka.events.group",
            "bench",
            "kafka.alerts.topic",
            "bench-alerts",
            "kafka.dead-letters.topic",
            "bench-dead-letters"),
        rules);
  }
}
