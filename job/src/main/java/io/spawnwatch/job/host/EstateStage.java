package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.alert.OcsfWriter;
import io.spawnwatch.job.secret.SecretMask;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The estate stage, keyed by sequence and group: the sequences whose signals come from several
 * hosts. The same index, matcher and fold as in the host stage.
 */
public final class EstateStage extends AbstractStreamOperator<Alert>
    implements OneInputStreamOperator<EstateSignal, Alert>,
        TwoInputStreamOperator<EstateSignal, DetectionContent, Alert>,
        Triggerable<String, VoidNamespace> {

  private static final ValueStateDescriptor<EstateGroupState> GROUP =
      new ValueStateDescriptor<>("group", EstateGroupStateSerializer.INSTANCE);

  private final ContentInForce content;
  private final HostSettings settings;

  private transient EstateDetector detector;
  private transient KeyedSignalStore signals;
  private transient KeyedEpisodeStore episodes;
  private transient FindingOutput findings;
  private transient ValueState<EstateGroupState> group;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient boolean restored;
  private transient RestoreGrace grace;

  /** The stage by one set that never changes. */
  public EstateStage(DetectionContent content, HostSettings settings) {
    this(new ContentInForce(content, false), settings);
  }

  /** The stage. */
  public EstateStage(ContentInForce content, HostSettings settings) {
    this.content = content;
    this.settings = settings;
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
    timers = getInternalTimerService("silence", VoidNamespaceSerializer.INSTANCE, this);
    grace = RestoreGrace.of(restored, timers.currentProcessingTime());
    group = getRuntimeContext().getState(GROUP);
    signals = new KeyedSignalStore(getRuntimeContext(), () -> (String) getCurrentKey());
    episodes = new KeyedEpisodeStore(getRuntimeContext());
    findings = new StageFindings(output, getRuntimeContext(), content);
    content.open(
        this,
        this::judgeBy,
        report -> output.collect(HostStage.REPORTS, new StreamRecord<>(report)));
  }

  /** Builds all that depends on the set; state does not. */
  private void judgeBy(CompiledContent compiled) {
    OcsfWriter writer = new OcsfWriter(compiled.analytics(), new SecretMask(settings.maskKey()));
    AlertFold alerts =
        new AlertFold(settings.fold(), compiled.dispositions(), episodes, writer, findings);
    detector = new EstateDetector(compiled, settings, signals, alerts, findings);
  }

  @Override
  public void processElement(StreamRecord<EstateSignal> element) throws Exception {
    EstateSignal signal = element.getValue();
    long now = timers.currentProcessingTime();
    EstateGroupState known = group.value();
    if (known == null) {
      known = new EstateGroupState(signal.group(), Long.MIN_VALUE, now);
      awaitSilence(known);
    }
    EstateGroupState heard = known.after(signal.clockTime(), now);
    group.update(heard);
    detector.arrived(signal, heard.clock());
  }

  @Override
  public void processElement1(StreamRecord<EstateSignal> element) throws Exception {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<DetectionContent> element) throws Exception {
    content.offer(element.getValue());
  }

  private void awaitSilence(EstateGroupState state) {
    wakeAt(state.heard() + detector.silenceMillis(state.group()));
  }

  private void wakeAt(long time) {
    timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, time);
  }

  /** A group that has fallen silent is forgotten. */
  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    long now = timers.currentProcessingTime();
    EstateGroupState state = group.value();
    if (grace.putsOff(now)) {
      wakeAt(grace.end());
    } else if (state != null && state.heard() + detector.silenceMillis(state.group()) > now) {
      awaitSilence(state);
    } else {
      group.clear();
      signals.clear();
      episodes.clear();
    }
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("no event-time timer is ever registered");
  }
}
