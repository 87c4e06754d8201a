package io.spawnwatch.cli;

import io.spawnwatch.cli.cluster.ClusterException;
import io.spawnwatch.cli.cluster.ClusterOptions;
import io.spawnwatch.cli.topic.AlertReader;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.OptionArguments;
import io.spawnwatch.job.kafka.KafkaCheck;
import io.spawnwatch.job.kafka.KafkaSettings;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alerts}: the alert topic from its beginning, as cards or as JSON lines. */
@Command(
    name = "alerts",
    description = "Shows the alerts of the alert topic from its beginning.",
    mixinStandardHelpOptions = true)
final class AlertsCommand implements Callable<Integer> {

  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private OptionArguments options;

  @Option(names = "--json", description = "The OCSF findings as JSON lines, not as cards.")
  private boolean json;

  @Option(names = "--follow", description = "Waits for new ones, until interrupted.")
  private boolean follow;

  @Option(
      names = "--idle",
      paramLabel = "SECONDS",
      description = "Waits for new ones, and ends after so long without.")
  private Long idleSeconds;

  @Override
  public Integer call() throws Exception {
    KafkaSettings kafka = cluster.kafka(options);
    ConfigurationException.throwIfAny(
        KafkaCheck.ofTopic(kafka, "kafka.alerts.topic", kafka.alertTopic()));
    AlertPrinter printer =
        new AlertPrinter(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
    try (AlertReader reader = new AlertReader(kafka, kafka.alertTopic())) {
      read(reader, printer);
    } catch (KafkaException e) {
      throw new ClusterException("the alerts cannot be read: " + e.getMessage(), e);
    }
    return 0;
  }

  private void read(AlertReader reader, Consumer<byte[]> alerts) {
    if (idleSeconds != null) {
      reader.follow(alerts, Duration.ofSeconds(idleSeconds));
    } else if (follow) {
      reader.follow(alerts, FOR_EVER);
    } else {
      reader.readToTheEnd(alerts);
    }
  }
}
