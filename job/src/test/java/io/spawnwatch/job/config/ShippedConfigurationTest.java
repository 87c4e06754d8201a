package io.spawnwatch.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBNativeMetricOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.CompressionType;

/** Flink's configuration as it is shipped: its keys exist, and its memory adds up. */
final class ShippedConfigurationTest {

  private static final Path CONF = Path.of("../conf");

  /** Compiled rules of two sets at once (1,416 of them: about 100 MB), Kafka's clients, records. */
  private static final long HEAP_BESIDE_THE_CACHE = 512L << 20;

  @TempDir Path folder;

  @Test
  void everyKeyIsOneOfFlinks() throws Exception {
    assertThat(unknownKeys(Files.readString(CONF.resolve("config.yaml")))).isEmpty();
  }

  @Test
  void everyKeyThatIsCommentedOutIsOneOfFlinksToo() throws Exception {
    String all =
        Files.readString(CONF.resolve("config.yaml")).replaceAll("(?m)^( *)#(?=[a-z])", "$1");

    assertThat(unknownKeys(all)).isEmpty();
    assertThat(load(all).get(HighAvailabilityOptions.HA_MODE)).isEqualTo("zookeeper");
  }

  @Test
  void aMisspeltKeyIsSeen() throws Exception {
    assertThat(unknownKeys("execution.checkpointing.intervall: 10s"))
        .containsExactly("execution.checkpointing.intervall");
  }

  @Test
  void keepsStateInRocksDbAndCheckpointsOverACancellation() throws Exception {
    Configuration flink = load(Files.readString(CONF.resolve("config.yaml")));

    assertThat(flink.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
    assertThat(flink.get(RocksDBConfigurableOptions.USE_BLOOM_FILTER)).isTrue();
    assertThat(flink.get(RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL))
        .containsExactly(CompressionType.NO_COMPRESSION, CompressionType.LZ4_COMPRESSION);
    assertThat(flink.get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(flink.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
    assertThat(flink.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
        .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1k", "10k", "100k"})
  void aProfileLiesOverItAndItsMemoryAddsUp(String profile) throws Exception {
    Path of = CONF.resolve("profiles").resolve(profile);
    Configuration flink =
        load(
            Files.readString(CONF.resolve("config.yaml"))
                + Files.readString(of.resolve("flink.yaml")));
    JobConfig job = JobConfig.load(of.resolve("job.yaml"), Map.of(), List.of());

    TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(flink);
    int slots = flink.get(TaskManagerOptions.NUM_TASK_SLOTS);

    assertThat(flink.get(CoreOptions.DEFAULT_PARALLELISM) % slots).isZero();
    assertThat(memory.getTaskHeapSize().getBytes())
        .isGreaterThanOrEqualTo(slots * job.host().cacheBytes() + HEAP_BESIDE_THE_CACHE);
  }

  private Configuration load(String yaml) throws IOException {
    Files.writeString(folder.resolve("config.yaml"), yaml);
    return GlobalConfiguration.loadConfiguration(folder.toString());
  }

  private Set<String> unknownKeys(String yaml) throws IOException {
    Set<String> unknown = new TreeSet<>(load(yaml).keySet());
    unknown.removeAll(knownKeys());
    // A reporter's keys are made of its name.
    unknown.removeIf(key -> key.startsWith("metrics.reporter.prom."));
    return unknown;
  }

  private static Set<String> knownKeys() {
    return Stream.of(
            CheckpointingOptions.class,
            CoreOptions.class,
            HighAvailabilityOptions.class,
            JobManagerOptions.class,
            MetricOptions.class,
            PipelineOptions.class,
            RestartStrategyOptions.class,
            RocksDBConfigurableOptions.class,
            RocksDBNativeMetricOptions.class,
            RocksDBOptions.class,
            StateBackendOptions.class,
            StateRecoveryOptions.class,
            TaskManagerOptions.class)
        .flatMap(options -> Arrays.stream(options.getFields()))
        .filter(field -> field.getType() == ConfigOption.class)
        .map(ShippedConfigurationTest::key)
        .collect(Collectors.toSet());
  }

  private static String key(java.lang.reflect.Field field) {
    try {
      return ((ConfigOption<?>) field.get(null)).key();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
