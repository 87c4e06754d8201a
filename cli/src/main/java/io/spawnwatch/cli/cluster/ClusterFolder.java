package io.spawnwatch.cli.cluster;

import io.spawnwatch.cli.run.TreeDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * Makes the folder, unless there is one with a cluster's state file.
   *
   * @throws IOException when it holds other files: {@code down} would mix them up with its own
   */
  void claim() throws IOException {
    Files.createDirectories(path);
    try (Stream<Path> files = Files.list(path)) {
      if (files.findAny().isPresent() && !Files.exists(stateFile())) {
        throw new IOException(path + ": not empty, and no cluster's folder");
      }
    }
  }

  /** Deletes what a cluster writes, and the folder where nothing else is in it. */
  void delete() throws IOException {
    for (Path own :
        List.of(
            kafka(),
            zookeeper(),
            flinkConf(),
            logs(),
            checkpoints(),
            savepoints(),
            highAvailability(),
            temporary())) {
      if (Files.exists(own)) {
        Files.walkFileTree(own, new TreeDeletion());
      }
    }
    Files.delete(stateFile());
    try (Stream<Path> left = Files.list(path)) {
      if (left.findAny().isEmpty()) {
        Files.delete(path);
      }
    }
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
