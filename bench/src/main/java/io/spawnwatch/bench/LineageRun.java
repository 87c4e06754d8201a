package io.spawnwatch.bench;

import io.spawnwatch.cli.run.ScratchFolder;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.lineage.LineageSettings;
import io.spawnwatch.job.wire.ProcessEventSerializer;
import io.spawnwatch.job.wire.SerializedType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * One run of the lineage alone over the load.
 *
 * @param shape the estate
 * @param settings as the job's
 * @param slots over which hosts are spread
 * @param cacheBytes of the cached design, in each slot
 * @param managed RocksDB's memory, of each slot
 * @param checkpoints interval between them
 * @param warmUp events after the fill, before the measured ones
 * @param events measured
 */
record LineageRun(
    LoadShape shape,
    LineageSettings settings,
    int slots,
    long cacheBytes,
    MemorySize managed,
    Duration checkpoints,
    long warmUp,
    long events) {

  private static final Map<String, LineageFigures> REPORTED = new ConcurrentHashMap<>();

  /** A slot's figures, in the end of its input; it runs in this JVM. */
  static void report(String run, LineageFigures figures) {
    REPORTED.merge(run, figures, LineageFigures::with);
  }

  LineageFigures of(StoreDesign design) throws Exception {
    try (ScratchFolder folder = ScratchFolder.create("spawnwatch-bench-")) {
      return of(design, folder.path());
    }
  }

  private LineageFigures of(StoreDesign design, Path folder) throws Exception {
    String run = UUID.randomUUID().toString();
    long before = shape.fill() + warmUp;
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(slots, configuration(folder));
    env.getConfig().enableObjectReuse();
    env.fromSequence(0, before + events - 1)
        .setParallelism(1)
        .map(new LineageLoad(shape, before))
        .setParallelism(1)
        .returns(new SerializedType<>(ProcessEvent.class, ProcessEventSerializer.INSTANCE))
        .keyBy(ProcessEvent::host)
        .transform(
            "lineage", Types.VOID, new LineageOnlyStage(design, settings, cacheBytes, folder, run))
        .sinkTo(new DiscardingSink<>());
    env.execute();
    return REPORTED.remove(run);
  }

  private Configuration configuration(Path folder) {
    Configuration configuration = Measurement.configuration(slots, folder);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoints);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, managed.multiply(slots));
    return configuration;
  }
}
