package io.spawnwatch.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of a cluster on this machine: its state file, settings, data and logs.
 *
 * @param path absolute
 */
public record ClusterFolder(Path path) {

  /** What was started here, of which something may have ended; empty before the first start. */
  public Optional<ClusterState> state() throws IOException {
    Path file = stateFile();
    return Files.exists(file) ? Optional.of(ClusterState.read(file)) : Optional.empty();
  }

  void write(ClusterState state) throws IOException {
    state.write(stateFile());
  }

  private Path stateFile() {
    return path.resolve("cluster.json");
  }

  /** The broker's. */
  Path kafka() {
    return path.resolve("kafka");
  }

  /** ZooKeeper's. */
  Path zookeeper() {
    return path.resolve("zookeeper");
  }

  /** Flink's configuration: what every process of it, and a client, reads. */
  public Path flinkConf() {
    return path.resolve("conf");
  }

  /** What Flink's processes log. */
  public Path logs() {
    return path.resolve("logs");
  }

  /** Where checkpoints are written. */
  Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** Where savepoints are written unless asked otherwise. */
  public Path savepoints() {
    return path.resolve("savepoints");
  }

  /** What a JobManager that comes back needs. */
  Path highAvailability() {
    return path.resolve("ha");
  }

  /** Files of the running processes only. */
  Path temporary() {
    return path.resolve("tmp");
  }
}
