package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.alert.OcsfWriter;
import io.spawnwatch.job.secret.SecretMask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The estate stage, keyed by sequence and group: the sequences whose signals come from several
 * hosts. The same index, matcher and fold as in the host stage.
 */
public final class EstateStage extends AbstractStreamOperator<Alert>
    implements OneInputStreamOperator<EstateSignal, Alert>,
        TwoInputStreamOperator<EstateSignal, DetectionContent, Alert>,
        BoundedOneInput {

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
  private transient Deadlines deadlines;

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
    SilenceTimers silences = new SilenceTimers(this::forgetIfSilent);
    timers = getInternalTimerService("silence", VoidNamespaceSerializer.INSTANCE, silences);
    RestoreGrace grace = RestoreGrace.of(restored, timers.currentProcessingTime());
    silences.begin(timers, grace);
    deadlines = Deadlines.of(this, this::decideTheSilent, settings.sequences(), grace);
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
    detector = new EstateDetector(compiled, settings, signals, deadlines, alerts, findings);
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
    if (deadlines.isDue(signal.key(), heard.clock())) {
      detector.decide(heard.group(), heard.clock(), heard.clock());
    }
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
    timers.registerProcessingTimeTimer(
        VoidNamespace.INSTANCE, state.heard() + detector.silenceMillis(state.group()));
  }

  /** The current group, if it is one still. */
  private Optional<EstateGroupState> state() {
    try {
      return Optional.ofNullable(group.value());
    } catch (IOException e) {
      throw new UncheckedIOException("the state of a group cannot be read", e);
    }
  }

  private void forgetIfSilent(String key) {
    EstateGroupState state = state().orElse(null);
    long now = timers.currentProcessingTime();
    if (state != null && state.heard() + detector.silenceMillis(state.group()) > now) {
      awaitSilence(state);
    } else {
      group.clear();
      signals.clear();
      episodes.clear();
      deadlines.keepUndecided(List.of(), now);
    }
  }

  private void decideTheSilent(String key) {
    state()
        .ifPresent(
            state ->
                detector.decide(
                    state.group(), deadlines.silentClock(state.clock()), state.clock()));
  }

  /** What waits for something not to happen is decided: nothing more will. */
  @Override
  public void endInput() {
    for (String key : deadlines.keys()) {
      setCurrentKey(key);
      state().ifPresent(s -> detector.decide(s.group(), Long.MAX_VALUE, s.clock()));
    }
  }
}
