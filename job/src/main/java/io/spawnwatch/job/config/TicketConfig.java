package io.spawnwatch.job.config;

import io.spawnwatch.job.kafka.KafkaSettings;
import io.spawnwatch.job.ticket.TicketSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything the ticket job is started with: immutable, checked.
 *
 * @param kafka how it reaches Kafka; its event topics are the alerts topic
 * @param tickets where tickets go, and which alerts open them
 * @param maxParallelism the bound of any later rescaling
 * @param checkpointInterval between checkpoints, where Flink's configuration says nothing
 * @param flink Flink's own options that stand among the job's
 */
public record TicketConfig(
    KafkaSettings kafka,
    TicketSettings tickets,
    int maxParallelism,
    Duration checkpointInterval,
    Map<String, String> flink) {

  /**
   * Reads options.
   *
   * @param defaults options by key, under those given
   * @throws ConfigurationException with all that is wrong in any of them
   */
  public static TicketConfig load(OptionArguments arguments, Map<String, String> defaults)
      throws ConfigurationException {
    return load(arguments.sources(defaults, Map.of()));
  }

  static TicketConfig load(OptionSources sources) throws ConfigurationException {
    List<String> problems = new ArrayList<>();
    OptionReader options = OptionReader.read(sources, problems);
    TicketSettingsAssembler settings = new TicketSettingsAssembler(options);
    TicketConfig config =
        new TicketConfig(
            settings.kafka(),
            settings.tickets(),
            options.get(JobOptions.MAX_PARALLELISM),
            options.get(JobOptions.CHECKPOINT_INTERVAL),
            options.below(JobOptions.FLINK_PREFIX));
    ConfigurationException.throwIfAny(problems);
    return config;
  }
}
