package io.spawnwatch.cli.run;

import java.io.IOException;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster in this JVM, with RocksDB in a temporary folder that goes with it. */
public final class EmbeddedFlink implements AutoCloseable {

  /** Of the host stage; everything before and after it runs once, so order and files are kept. */
  static final int SLOTS = Math.max(1, Runtime.getRuntime().availableProcessors());

  private final ScratchFolder folder;

  /**
   * Makes the temporary folder.
   *
   * @throws IOException when that fails
   */
  public EmbeddedFlink() throws IOException {
    folder = ScratchFolder.create("spawnwatch-");
  }

  /** An environment whose jobs run in this JVM, without a web UI. */
  public StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.createLocalEnvironment(1, configuration());
  }

  /** As {@link #environment}, with the web UI on a free port of loopback. */
  public StreamExecutionEnvironment environmentWithWebUi() {
    Configuration configuration = configuration();
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_PORT, "8081-8099");
    return StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration);
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, folder.path().toString());
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 1);
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, SLOTS);
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    EmbeddedRocksDb.set(configuration);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.path().toUri() + "checkpoints");
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    return configuration;
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
