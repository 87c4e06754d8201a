package io.spawnwatch.bench;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.lineage.CachedLineageStore;
import io.spawnwatch.job.lineage.Lineage;
import io.spawnwatch.job.lineage.LineageSettings;
import io.spawnwatch.job.lineage.LineageState;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The lineage of the host stage without anything else. A host is swept when its own clock has gone
 * on by an hour, as the job's timers do when the wall clock has.
 */
final class LineageOnlyStage extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<ProcessEvent, Void>, BoundedOneInput {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long SWEEP_MILLIS = Duration.ofHours(1).toMillis();

  private final StoreDesign design;
  private final LineageSettings settings;
  private final long cacheBytes;
  private final String folder;
  private final String run;

  private transient CachedLineageStore store;
  private transient Lineage lineage;
  private transient StateCalls asked;
  private transient StateCalls slots;
  private transient StateCalls hosts;
  private transient StateCalls copies;
  private transient Map<String, Long> nextSweeps;
  private transient List<Long> stalls;
  private transient long sweeps;
  private transient long events;
  private transient Taken taken;

  /**
   * A stage.
   *
   * @param folder in which RocksDB writes
   * @param run under which its figures are found
   */
  LineageOnlyStage(
      StoreDesign design, LineageSettings settings, long cacheBytes, Path folder, String run) {
    this.design = design;
    this.settings = settings;
    this.cacheBytes = design == StoreDesign.PLAIN ? 0 : cacheBytes;
    this.folder = folder.toString();
    this.run = run;
  }

  @Override
  public void open() throws Exception {
    super.open();
    asked = new StateCalls();
    slots = new StateCalls();
    hosts = new StateCalls();
    copies = new StateCalls();
    nextSweeps = new HashMap<>();
    stalls = new ArrayList<>();
    LineageState state = LineageState.of(getRuntimeContext());
    store =
        new CachedLineageStore(
            new LineageState(
                new CountedMap<>(state.processes(), slots),
                new CountedValue<>(state.host(), hosts),
                new CountedValue<>(state.ancestors(), copies)),
            this::setCurrentKey,
            cacheBytes);
    lineage = new Lineage(settings, new CountedStore(store, asked));
  }

  @Override
  public void processElement(StreamRecord<ProcessEvent> element) {
    ProcessEvent event = element.getValue();
    if (taken == null && LineageLoad.isMeasured(event)) {
      begin();
    }
    events++;
    // Also without a store, for it is no part of what is measured.
    boolean isSweepDue = isSweepDue(event);
    if (design != StoreDesign.NONE) {
      trace(event, isSweepDue);
    }
  }

  private boolean isSweepDue(ProcessEvent event) {
    long next = nextSweeps.computeIfAbsent(event.host(), host -> event.time() + spread(host));
    boolean isDue = event.time() > next;
    if (isDue) {
      nextSweeps.put(event.host(), next + SWEEP_MILLIS);
    }
    return isDue;
  }

  private void begin() {
    asked.reset();
    slots.reset();
    hosts.reset();
    copies.reset();
    stalls.clear();
    sweeps = 0;
    events = 0;
    taken = Taken.begun();
  }

  private void trace(ProcessEvent event, boolean isSweepDue) {
    store.enter(event.host());
    if (!lineage.isRedelivered(event)) {
      switch (event.kind()) {
        case CREATION -> lineage.created(event);
        case EXIT -> lineage.exited(event);
        case BOOT -> lineage.booted(event);
      }
    }
    if (isSweepDue) {
      store.sweep(settings);
      sweeps++;
    }
    if (design == StoreDesign.PLAIN) {
      store.flush();
    }
  }

  private static long spread(String host) {
    return Math.floorMod(host.hashCode(), SWEEP_MILLIS);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    long begin = THREADS.getCurrentThreadCpuTime();
    store.flush();
    stalls.add(THREADS.getCurrentThreadCpuTime() - begin);
  }

  @Override
  public void endInput() {
    Taken ended = taken.ended();
    LineageRun.report(
        run,
        new LineageFigures(
            events, ended, asked, slots, hosts, copies, stalls, sweeps, stateBytes()));
  }

  /** The files that RocksDB works with: links in checkpoints would count them again. */
  private long stateBytes() {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    // Flink names the folder of a subtask's state after its place among all.
    String place =
        "__%d_%d__".formatted(task.getIndexOfThisSubtask() + 1, task.getNumberOfParallelSubtasks());
    return tableBytes(new File(folder), place);
  }

  /** Other slots' files, and those that compaction merges, may vanish meanwhile: they are empty. */
  private static long tableBytes(File file, String place) {
    File[] inside = file.listFiles();
    if (inside != null) {
      return Arrays.stream(inside).mapToLong(each -> tableBytes(each, place)).sum();
    }
    boolean isTable = file.getName().endsWith(".sst") && file.getParent().endsWith("db");
    return isTable && file.getPath().contains(place) ? file.length() : 0;
  }
}
