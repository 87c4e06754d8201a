package io.spawnwatch.job.savepoint;

import io.spawnwatch.job.Outputs;
import io.spawnwatch.job.SpawnwatchJob;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.config.JobOptions;
import io.spawnwatch.job.decode.RawRecord;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointFailureReason;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/** The whole job in this JVM over a part of the story, and then over records that are no events. */
final class StoryRun implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A source never ends, or it could not be asked for a savepoint. */
  private static final String FILLER =
      "{\"EventID\":1102,\"Channel\":\"Security\",\"Computer\":\"ws1\"}";

  private final Collected<Alert> alerts =
      new Collected<>(alert -> new String(alert.json(), StandardCharsets.UTF_8));
  private final Collected<String> matches = new Collected<>(row -> row);
  private final Collected<String> enriched = new Collected<>(row -> row);
  private final JobClient client;
  private boolean ended;

  /**
   * Starts the job.
   *
   * @param folder for rules and state
   * @param savepoint to go on from; null for none
   */
  StoryRun(List<String> part, Path folder, Path savepoint, int parallelism) throws Exception {
    Path sequences = Files.writeString(folder.resolve("sequences.yml"), Story.SEQUENCES);
    Path rule = Files.writeString(folder.resolve("rule.yml"), Story.RULE);
    Map<String, String> options =
        Map.of(
            JobOptions.BUNDLED_RULES.key(), "false",
            // Each host leaves the cache when another comes: so its ancestors are in the state.
            JobOptions.LINEAGE_CACHE.key(), "0 b",
            JobOptions.DECODE_PARALLELISM.key(), "1",
            JobOptions.SINK_PARALLELISM.key(), "1");
    JobConfig config =
        JobConfig.load(null, options, List.of(sequences.toString(), rule.toString()));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(
            parallelism, configuration(folder, savepoint));
    SpawnwatchJob.defineWorkflow(
        env,
        source(part),
        config,
        new Outputs(
            alerts,
            Optional.empty(),
            Optional.of(matches),
            Optional.of(enriched),
            Optional.empty()));
    client = env.executeAsync("story");
  }

  /** A generator counts from its own start: where the source's state goes on is no matter. */
  private static DataGeneratorSource<RawRecord> source(List<String> part) {
    return new DataGeneratorSource<>(
        new Part(List.copyOf(part)),
        Long.MAX_VALUE,
        RateLimiterStrategy.perSecond(100),
        TypeInformation.of(RawRecord.class));
  }

  private static final class Part implements GeneratorFunction<Long, RawRecord> {
    private final List<String> part;
    private int given;

    Part(List<String> part) {
      this.part = part;
    }

    @Override
    public RawRecord map(Long index) {
      String json = given < part.size() ? part.get(given++) : FILLER;
      return new RawRecord(json.getBytes(StandardCharsets.UTF_8), "events", 0, given);
    }
  }

  private static Configuration configuration(Path folder, Path savepoint) {
    Configuration configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, folder.toString());
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    // All of it in one file, the savepoint's metadata.
    configuration.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
    }
    return configuration;
  }

  /** Waits until so many creations were traced, rules matched, and alerts raised. */
  void await(int traced, int matched, int raised) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (enriched().size() < traced || matches().size() < matched || alerts().size() < raised) {
      if (System.nanoTime() > end || client.getJobStatus().get().isTerminalState()) {
        throw new IllegalStateException("only " + enriched() + matches() + " and " + alerts());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Ends the job with a savepoint, and returns its folder. */
  Path stop(Path folder) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        String path =
            client
                .stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        ended = true;
        return Path.of(URI.create(path));
      } catch (ExecutionException e) {
        if (!isStillStarting(e) || System.nanoTime() > end) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  /** What was awaited may come out of the first stages before the last one runs. */
  private static boolean isStillStarting(ExecutionException e) {
    return ExceptionUtils.findThrowable(e, CheckpointException.class)
        .map(CheckpointException::getCheckpointFailureReason)
        .filter(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING::equals)
        .isPresent();
  }

  List<String> alerts() {
    return alerts.texts();
  }

  List<String> matches() {
    return matches.texts();
  }

  List<String> enriched() {
    return enriched.texts();
  }

  @Override
  public void close() throws Exception {
    if (!ended) {
      client.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
