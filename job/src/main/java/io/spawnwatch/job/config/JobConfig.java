package io.spawnwatch.job.config;

import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.job.host.HostSettings;
import io.spawnwatch.job.kafka.KafkaSettings;
import io.spawnwatch.job.kafka.RuleTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.Boundedness;

/**
 * Everything a job is started with: immutable, checked.
 *
 * @param kafka how it reaches Kafka
 * @param decode how records are read
 * @param host the host stage
 * @param detection rules and sequences
 * @param takesPublishedRules whether published sets take the place of these while the job runs
 * @param ruleTopics where rules are published
 * @param parallelism how wide the stages run
 * @param checkpointInterval between checkpoints, where Flink's configuration says nothing
 * @param flink options of Flink, by its own keys
 */
public record JobConfig(
    KafkaSettings kafka,
    DecodeSettings decode,
    HostSettings host,
    DetectionContent detection,
    boolean takesPublishedRules,
    RuleTopics ruleTopics,
    ParallelismSettings parallelism,
    Duration checkpointInterval,
    Map<String, String> flink) {

  /**
   * Reads options and rules.
   *
   * @param file a YAML file of options; null for none
   * @param overrides options by key, over the file's
   * @param rulePaths files and folders of rules, beside the options'
   * @throws ConfigurationException with all that is wrong in any of them
   */
  public static JobConfig load(Path file, Map<String, String> overrides, List<String> rulePaths)
      throws ConfigurationException {
    return load(new OptionSources(Map.of(), file, overrides), rulePaths);
  }

  /**
   * Reads options and rules.
   *
   * @param rulePaths files and folders of rules, beside the options'
   * @throws ConfigurationException with all that is wrong in any of them
   */
  static JobConfig load(OptionSources sources, List<String> rulePaths)
      throws ConfigurationException {
    List<String> problems = new ArrayList<>();
    OptionReader options = OptionReader.read(sources, problems);
    SettingsAssembler settings = new SettingsAssembler(options);
    KafkaSettings kafka = settings.kafka();
    DecodeSettings decode = settings.decode();
    HostSettings host = settings.host();
    ParallelismSettings parallelism = settings.parallelism();
    Duration interval = settings.checkpointInterval();
    settings.checkTogether();
    boolean published = options.get(JobOptions.PUBLISHED_RULES);
    RuleTopics topics = settings.ruleTopics();
    DetectionContent content = ContentReader.read(options, rulePaths, problems);
    ConfigurationException.throwIfAny(problems);
    Map<String, String> flink = options.below(JobOptions.FLINK_PREFIX);
    return new JobConfig(
        kafka, decode, host, content, published, topics, parallelism, interval, flink);
  }

  /** The same with another set of rules. */
  public JobConfig judgingBy(DetectionContent content) {
    return new JobConfig(
        kafka,
        decode,
        host,
        content,
        takesPublishedRules,
        ruleTopics,
        parallelism,
        checkpointInterval,
        flink);
  }

  /** The same for input that may end: its end then decides what waits. */
  public JobConfig forInput(Boundedness boundedness) {
    HostSettings fitting = boundedness == Boundedness.BOUNDED ? host.ofBoundedRun() : host;
    return new JobConfig(
        kafka,
        decode,
        fitting,
        detection,
        takesPublishedRules,
        ruleTopics,
        parallelism,
        checkpointInterval,
        flink);
  }
}
