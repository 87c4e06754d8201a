package io.spawnwatch.bench;

import io.spawnwatch.cli.run.EmbeddedRocksDb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One run of a job over the load topic.
 *
 * @param cpuMicros process CPU microseconds an event: source, Flink, GC and compaction; no broker,
 *     and not what the start and end of the job cost
 * @param rate events a second of wall time
 */
record Measurement(double cpuMicros, double rate) {

  /** Runs the job over a topic of so many events, and over none: the difference is theirs. */
  static Measurement of(MeasuredJob job, int events, int parallelism, Path folder)
      throws Exception {
    Spent fixed = Spent.by(job, LoadTopic.EMPTY, parallelism, folder);
    Spent whole = Spent.by(job, LoadTopic.FULL, parallelism, folder);
    return new Measurement(
        (whole.cpuNanos() - fixed.cpuNanos()) / 1e3 / events,
        events * 1e9 / (whole.wallNanos() - fixed.wallNanos()));
  }

  /** Runs the job over the topic once, for another kind of measurement. */
  static void run(MeasuredJob job, int parallelism, Path folder) throws Exception {
    Spent.by(job, LoadTopic.FULL, parallelism, folder);
  }

  private record Spent(long cpuNanos, long wallNanos) {

    static Spent by(MeasuredJob job, String topic, int parallelism, Path folder) throws Exception {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createLocalEnvironment(
              parallelism, configuration(parallelism, folder));
      job.define(env, topic);
      long cpu = Measurement.cpuNanos();
      long wall = System.nanoTime();
      env.execute();
      return new Spent(Measurement.cpuNanos() - cpu, System.nanoTime() - wall);
    }
  }

  static Configuration configuration(int parallelism, Path folder) {
    Configuration configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, folder.toString());
    EmbeddedRocksDb.set(configuration);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.resolve("cp").toUri().toString());
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
    return configuration;
  }

  static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  static Measurement median(List<Measurement> runs) {
    return runs.stream()
        .sorted(Comparator.comparingDouble(Measurement::cpuMicros))
        .toList()
        .get(runs.size() / 2);
  }

  @Override
  public String toString() {
    return String.format("%.2f", cpuMicros);
  }
}
