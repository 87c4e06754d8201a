package io.spawnwatch.job.config;

import io.spawnwatch.job.kafka.KafkaSettings;
import io.spawnwatch.job.ticket.TicketSettings;
import java.nio.file.Path;
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
 */
public record TicketConfig(
    KafkaSettings kafka, TicketSettings tickets, int maxParallelism, Duration checkpointInterval) {

  /**
   * Reads options.
   *
   * @param file a YAML file of options, the other job's too; null for none
   * @param overrides options by key, over the file's
   * @throws ConfigurationException with all that is wrong in any of them
   */
  public static TicketConfig load(Path file, Map<String, String> overrides)
      throws ConfigurationException {
    List<String> problems = new ArrayList<>();
    OptionReader options = OptionReader.read(file, overrides, problems);
    TicketSettingsAssembler settings = new TicketSettingsAssembler(options);
    TicketConfig config =
        new TicketConfig(
            settings.kafka(),
            settings.tickets(),
            options.get(JobOptions.MAX_PARALLELISM),
            options.get(JobOptions.CHECKPOINT_INTERVAL));
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return config;
  }
}
