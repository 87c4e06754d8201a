package io.spawnwatch.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster in this JVM that goes on from its newest checkpoint when it is started anew. */
public final class DurableFlink implements AutoCloseable {

  private final Path checkpoints;
  private final ScratchFolder scratch;
  private final Optional<Path> restored;

  /**
   * Looks for the newest checkpoint.
   *
   * @param folder of checkpoints; made where it is missing
   * @throws IOException when it cannot be made or read
   */
  public DurableFlink(Path folder) throws IOException {
    checkpoints = Files.createDirectories(folder).toAbsolutePath();
    scratch = ScratchFolder.create("spawnwatch-");
    restored = newest();
  }

  /** The checkpoint that it goes on from. */
  public Optional<Path> restored() {
    return restored;
  }

  /** A checkpoint is whole once its metadata stands, which is written last. */
  private Optional<Path> newest() throws IOException {
    try (Stream<Path> all = Files.walk(checkpoints, 3)) {
      return all.filter(file -> file.getFileName().toString().equals("_metadata"))
          .max(Comparator.comparing(DurableFlink::written))
          .map(Path::getParent);
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An environment whose job keeps its checkpoints.
   *
   * @param interval between them
   */
  public StreamExecutionEnvironment environment(Duration interval) {
    Configuration configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, scratch.path().toString());
    configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(32));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    restored.ifPresent(
        from -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from.toUri().toString()));
    return StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
