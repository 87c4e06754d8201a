package io.spawnwatch.cli.cluster;

import io.spawnwatch.cli.run.RunDefaults;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.JobOptions;
import io.spawnwatch.job.config.OptionArguments;
import io.spawnwatch.job.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import picocli.CommandLine.Option;

/** Which cluster a command means: the one that the configuration names, else the local one. */
public final class ClusterOptions {

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Folder of the cluster on this machine (default: target/cluster).")
  private Path folder;

  /** The folder of the cluster on this machine. */
  public ClusterFolder folder() {
    Path chosen = folder == null ? home().resolve("target").resolve("cluster") : folder;
    return new ClusterFolder(chosen.toAbsolutePath().normalize());
  }

  /** What the build laid out. */
  public ProgramLibraries libraries() {
    return ProgramLibraries.of(home());
  }

  private static Path home() {
    return Path.of(System.getProperty("spawnwatch.home", ".")).toAbsolutePath().normalize();
  }

  /**
   * Options of a job on the cluster on this machine, where there is one, under all that are given:
   * its broker, and what suits events from files, for {@code send} feeds it.
   */
  public Map<String, String> localDefaults() throws IOException {
    Map<String, String> defaults = new HashMap<>();
    folder()
        .state()
        .ifPresent(
            state -> {
              defaults.putAll(RunDefaults.files());
              defaults.put(JobOptions.BOOTSTRAP_SERVERS.key(), state.kafka());
            });
    return defaults;
  }

  /** Kafka as the options say, with the local broker as the default. */
  public KafkaSettings kafka(OptionArguments options) throws ConfigurationException, IOException {
    return options.kafka(localDefaults());
  }

  /** Whether the options name a Flink cluster, or one was started here. */
  public boolean isNamed(OptionArguments options) throws IOException {
    return options.flink().contains(RestOptions.ADDRESS) || folder().state().isPresent();
  }

  /**
   * Flink's configuration for a client of the cluster.
   *
   * @throws ClusterException when the options name no cluster and none was started here
   */
  public Configuration flink(OptionArguments options) throws IOException, ClusterException {
    Configuration named = options.flink();
    if (named.contains(RestOptions.ADDRESS)) {
      return named;
    }
    Optional<ClusterState> local = folder().state();
    if (local.isEmpty()) {
      throw new ClusterException(
          "no cluster: start one here by `cluster up`, or name one by "
              + JobOptions.FLINK_PREFIX
              + RestOptions.ADDRESS.key()
              + " in the configuration");
    }
    Configuration conf = FlinkConf.read(folder());
    conf.addAll(named);
    return conf;
  }
}
