package io.spawnwatch.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** Flink's configuration of a cluster on this machine: the project's, and what loopback needs. */
final class FlinkConf {

  private static final String METRICS_PORTS = "9249-9299";

  private FlinkConf() {}

  /**
   * Writes the configuration.
   *
   * @param project the folder with the project's own {@code config.yaml}
   * @param zookeeper host:port; null without high availability
   */
  static void write(ClusterFolder folder, Path project, ClusterSettings settings, String zookeeper)
      throws IOException {
    Configuration conf = GlobalConfiguration.loadConfiguration(project.toString());
    // The job's own option decides, by its delivery.
    conf.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
    addresses(conf);
    folders(conf, folder);
    sizes(conf, settings);
    // A loopback connection breaks at once when its process is killed; a slow machine must not look
    // so.
    conf.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    conf.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofSeconds(20));
    conf.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    conf.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(10));
    conf.setString(
        "metrics.reporter.prom.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    conf.setString("metrics.reporter.prom.port", METRICS_PORTS);
    if (zookeeper != null) {
      highAvailability(conf, folder, zookeeper);
    }
    settings.flink().forEach(conf::setString);
    Files.createDirectories(folder.flinkConf());
    Files.write(
        folder.flinkConf().resolve(GlobalConfiguration.FLINK_CONF_FILENAME),
        ConfigurationUtils.convertConfigToWritableLines(conf, false));
    Files.copy(
        project.resolve("log4j2.properties"), folder.flinkConf().resolve("log4j2.properties"));
  }

  private static void addresses(Configuration conf) throws IOException {
    conf.set(JobManagerOptions.ADDRESS, LoopbackPorts.HOST);
    conf.set(JobManagerOptions.PORT, LoopbackPorts.free());
    conf.set(JobManagerOptions.BIND_HOST, LoopbackPorts.HOST);
    conf.set(BlobServerOptions.PORT, Integer.toString(LoopbackPorts.free()));
    conf.set(TaskManagerOptions.HOST, LoopbackPorts.HOST);
    conf.set(TaskManagerOptions.BIND_HOST, LoopbackPorts.HOST);
    int rest = LoopbackPorts.free();
    conf.set(RestOptions.ADDRESS, LoopbackPorts.HOST);
    conf.set(RestOptions.BIND_ADDRESS, LoopbackPorts.HOST);
    conf.set(RestOptions.PORT, rest);
    conf.set(RestOptions.BIND_PORT, Integer.toString(rest));
  }

  private static void folders(Configuration conf, ClusterFolder folder) throws IOException {
    Files.createDirectories(folder.temporary());
    Files.createDirectories(folder.logs());
    conf.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.checkpoints().toUri().toString());
    conf.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, folder.savepoints().toUri().toString());
    conf.set(CoreOptions.TMP_DIRS, folder.temporary().toString());
  }

  private static void sizes(Configuration conf, ClusterSettings settings) {
    conf.set(JobManagerOptions.TOTAL_PROCESS_MEMORY, MemorySize.ofMebiBytes(1_024));
    conf.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, MemorySize.ofMebiBytes(2_048));
    conf.set(TaskManagerOptions.NUM_TASK_SLOTS, settings.slots());
    conf.set(CoreOptions.DEFAULT_PARALLELISM, settings.taskManagers());
  }

  private static void highAvailability(Configuration conf, ClusterFolder folder, String zookeeper) {
    conf.set(HighAvailabilityOptions.HA_MODE, "zookeeper");
    conf.set(HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM, zookeeper);
    conf.set(HighAvailabilityOptions.HA_STORAGE_PATH, folder.highAvailability().toUri().toString());
    // With it, a JobManager takes its RPC port from here.
    conf.set(
        HighAvailabilityOptions.HA_JOB_MANAGER_PORT_RANGE,
        Integer.toString(conf.get(JobManagerOptions.PORT)));
  }

  /** The configuration as written. */
  static Configuration read(ClusterFolder folder) {
    return GlobalConfiguration.loadConfiguration(folder.flinkConf().toString());
  }
}
