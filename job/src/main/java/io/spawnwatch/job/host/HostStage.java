package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.alert.OcsfWriter;
import io.spawnwatch.job.lineage.CachedLineageStore;
import io.spawnwatch.job.lineage.Lineage;
import io.spawnwatch.job.lineage.Swept;
import io.spawnwatch.job.metrics.HotHosts;
import io.spawnwatch.job.metrics.StreamCount;
import io.spawnwatch.job.secret.SecretMask;
import io.spawnwatch.job.wire.SerializedType;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The host stage, keyed by host: all that is remembered of a host is in this operator's keyed
 * state. A custom operator, because its cache writes other hosts' entries.
 */
public final class HostStage extends AbstractStreamOperator<Alert>
    implements OneInputStreamOperator<ProcessEvent, Alert>,
        TwoInputStreamOperator<ProcessEvent, DetectionContent, Alert>,
        BoundedOneInput {

  /** A JSON row per pair of an event and a rule. */
  public static final OutputTag<String> MATCHES = new OutputTag<>("matches", Types.STRING);

  /** A JSON row per creation. */
  public static final OutputTag<String> ENRICHED = new OutputTag<>("enriched", Types.STRING);

  /** What hosts send, a row per host: hourly at most, and at the end of the input. */
  public static final OutputTag<HostStatus> HOST_STATUS =
      new OutputTag<>("host-status", TypeInformation.of(HostStatus.class));

  /** Signals for the estate stage. */
  public static final OutputTag<EstateSignal> ESTATE_SIGNALS =
      new OutputTag<>(
          "estate-signals",
          new SerializedType<>(EstateSignal.class, EstateSignalSerializer.INSTANCE));

  /** By which set each subtask judges, where sets change. */
  public static final OutputTag<StageReport> REPORTS =
      new OutputTag<>(
          "stage-reports", new SerializedType<>(StageReport.class, StageReportSerializer.INSTANCE));

  private static final long SWEEP_MILLIS = Duration.ofHours(1).toMillis();
  private static final long SILENT_MILLIS = Duration.ofDays(14).toMillis();

  private final ContentInForce content;
  private final HostSettings settings;
  private final WrittenRows rows;

  private transient HostKeyedState state;
  private transient CachedLineageStore lineageStore;
  private transient HostDetector detector;
  private transient SignalStage signals;
  private transient DetectionOutput detections;
  private transient HostStatusOutput statuses;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient boolean restored;
  private transient Deadlines deadlines;
  private transient StreamCount.Tally hosts;
  private transient StreamCount.Tally redelivered;
  private transient HotHosts hotHosts;
  private transient StreamCount.Tally processesDropped;

  /**
   * The stage by one set that never changes.
   *
   * @param rows which rows are read
   */
  public HostStage(DetectionContent content, HostSettings settings, WrittenRows rows) {
    this(new ContentInForce(content, false), settings, rows);
  }

  /**
   * The stage.
   *
   * @param content the set to begin with, and whether published ones take its place
   * @param rows which rows are read
   */
  public HostStage(ContentInForce content, HostSettings settings, WrittenRows rows) {
    this.content = content;
    this.settings = settings;
    this.rows = rows;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    restored = context.isRestored();
    content.restore(context);
  }

  @Override
  public void open() throws Exception {
    super.open();
    hosts = StreamCount.HOSTS.in(getRuntimeContext());
    redelivered = StreamCount.REDELIVERED.in(getRuntimeContext());
    hotHosts = new HotHosts();
    hotHosts.register(getMetricGroup());
    processesDropped = StreamCount.PROCESSES_DROPPED.in(getRuntimeContext());
    SilenceTimers sweeps = new SilenceTimers(this::sweep);
    timers = getInternalTimerService("sweep", VoidNamespaceSerializer.INSTANCE, sweeps);
    state = new HostKeyedState(this, settings.cacheBytes());
    lineageStore = state.lineage();
    RestoreGrace grace = RestoreGrace.of(restored, timers.currentProcessingTime());
    sweeps.begin(timers, grace);
    deadlines = Deadlines.of(this, this::decideTheSilent, settings.sequences(), grace);
    detections = new StageOutput(output, getRuntimeContext(), content, rows);
    statuses =
        new HostStatusOutput(
            output, lineageStore, rows.hostStatus(), settings.sequences().decidesTheSilent());
    content.open(
        this, this::judgeBy, report -> output.collect(REPORTS, new StreamRecord<>(report)));
  }

  /** Builds all that depends on the set; state does not. */
  private void judgeBy(CompiledContent compiled) {
    Lineage lineage = new Lineage(settings.lineage(), lineageStore);
    OcsfWriter writer = new OcsfWriter(compiled.analytics(), new SecretMask(settings.maskKey()));
    AlertFold alerts =
        new AlertFold(
            settings.fold(), compiled.dispositions(), state.episodes(), writer, detections);
    signals =
        new SignalStage(
            compiled,
            settings.sequences(),
            lineage,
            state.signals(),
            deadlines,
            alerts,
            detections);
    detector = new HostDetector(compiled, lineage, signals, alerts, detections);
  }

  @Override
  public void processElement(StreamRecord<ProcessEvent> element) {
    ProcessEvent event = element.getValue();
    hotHosts.saw(event.host());
    if (lineageStore.enter(event.host())) {
      hosts.add();
      scheduleSweep(event.host());
    }
    statuses.arrived(event, getProcessingTimeService());
    if (!detector.onEvent(event)) {
      redelivered.add();
    }
    long clock = lineageStore.host().clock();
    if (deadlines.isDue(event.host(), clock)) {
      signals.decide(clock);
    }
    if (lineageStore.host().processes() > settings.lineage().sweepsEarlyAbove()) {
      sweepProcesses();
    }
  }

  private int sweepProcesses() {
    Swept swept = lineageStore.sweep(settings.lineage());
    processesDropped.add(swept.excess());
    return swept.kept();
  }

  @Override
  public void processElement1(StreamRecord<ProcessEvent> element) {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<DetectionContent> element) throws Exception {
    content.offer(element.getValue());
  }

  /** Spread by the host's hash, so that not all hosts are swept at once. */
  private void scheduleSweep(String host) {
    long now = timers.currentProcessingTime();
    long spread = Math.floorMod(host.hashCode(), SWEEP_MILLIS);
    timers.registerProcessingTimeTimer(
        VoidNamespace.INSTANCE, now - now % SWEEP_MILLIS + SWEEP_MILLIS + spread);
  }

  private void sweep(String host) {
    long now = timers.currentProcessingTime();
    lineageStore.enter(host);
    statuses.tell(host);
    boolean silent = lineageStore.isSilent(now, SILENT_MILLIS);
    long ended = lineageStore.host().clock() - settings.fold().quiet().toMillis();
    boolean kept =
        signals.sweep()
            | state.episodes().expire(silent ? Long.MAX_VALUE : ended)
            | sweepProcesses() > 0;
    if (kept && !silent) {
      scheduleSweep(host);
    } else {
      forgetHost();
    }
  }

  private void decideTheSilent(String host) {
    lineageStore.enter(host);
    signals.decide(deadlines.silentClock(lineageStore.host().clock()));
  }

  /** What waits for something not to happen is decided: nothing more will. */
  @Override
  public void endInput() {
    for (String host : deadlines.keys()) {
      setCurrentKey(host);
      lineageStore.enter(host);
      signals.decide(Long.MAX_VALUE);
    }
    if (statuses.isWanted()) {
      tellOfAll();
    }
  }

  private void tellOfAll() {
    for (String host : state.hosts()) {
      setCurrentKey(host);
      lineageStore.enter(host);
      statuses.tell(host);
    }
  }

  private void forgetHost() {
    deadlines.keepUndecided(List.of(), lineageStore.host().clock());
    state.forget();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    lineageStore.flush();
  }
}
