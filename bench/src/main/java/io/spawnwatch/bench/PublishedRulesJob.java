package io.spawnwatch.bench;

import io.spawnwatch.job.SpawnwatchJob;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.kafka.KafkaEnds;
import io.spawnwatch.job.kafka.RuleTopics;
import io.spawnwatch.job.ruleset.RuleEnds;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job, endless, with rules from a topic or without that input. */
final class PublishedRulesJob implements MeasuredJob {

  static final RuleTopics TOPICS = new RuleTopics("bench-rules", "bench-sets", "bench-status");

  private final String servers;
  private final List<String> rules;
  private final boolean takesPublished;

  PublishedRulesJob(String servers, List<String> rules, boolean takesPublished) {
    this.servers = servers;
    this.rules = rules;
    this.takesPublished = takesPublished;
  }

  @Override
  public void define(StreamExecutionEnvironment env, String topic) throws Exception {
    JobConfig config = WholeJob.configuration(servers, topic, false, rules);
    KafkaEnds kafka = new KafkaEnds(config.kafka());
    Optional<RuleEnds> published =
        takesPublished ? Optional.of(kafka.rules(TOPICS)) : Optional.empty();
    SpawnwatchJob.defineWorkflow(
        env, kafka.eventsFromTheEarliest(), published, config, kafka.outputs());
  }
}
