package io.spawnwatch.job.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * When the undecided completions of hosts or groups are decided: when their own clock has passed
 * the deadline; of one that has fallen silent, when as much processing time has gone by as its
 * clock lacked. The few keys that wait are known in memory, so that an event of any other costs one
 * look-up.
 */
final class Deadlines implements UndecidedStore {

  private static final ValueStateDescriptor<Undecided> STATE =
      new ValueStateDescriptor<>("undecided", UndecidedSerializer.INSTANCE);

  private final ValueState<Undecided> state;
  private final KeyedStateBackend<String> keys;
  private final InternalTimerService<VoidNamespace> timers;
  private final boolean decidesTheSilent;
  private final Map<String, Undecided> waiting = new HashMap<>();

  private Deadlines(
      ValueState<Undecided> state,
      KeyedStateBackend<String> keys,
      InternalTimerService<VoidNamespace> timers,
      boolean decidesTheSilent) {
    this.state = state;
    this.keys = keys;
    this.timers = timers;
    this.decidesTheSilent = decidesTheSilent;
  }

  /**
   * The deadlines of a keyed operator that opens.
   *
   * @param silent takes a key, now the current one, that may have fallen silent
   */
  static Deadlines of(
      AbstractStreamOperator<?> operator,
      Consumer<String> silent,
      SequenceSettings settings,
      RestoreGrace grace) {
    SilenceTimers timers = new SilenceTimers(silent);
    InternalTimerService<VoidNamespace> service =
        operator.getInternalTimerService("undecided", VoidNamespaceSerializer.INSTANCE, timers);
    timers.begin(service, grace);
    Deadlines deadlines =
        new Deadlines(
            operator.getRuntimeContext().getState(STATE),
            operator.getKeyedStateBackend(),
            service,
            settings.decidesTheSilent());
    deadlines.restore();
    return deadlines;
  }

  /** Finds out which keys wait; the current key is any of them afterwards. */
  private void restore() {
    try (Stream<String> restored = keys.getKeys(STATE.getName(), VoidNamespace.INSTANCE)) {
      for (String key : restored.toList()) {
        keys.setCurrentKey(key);
        waiting.put(key, state.value());
      }
    } catch (Exception e) {
      throw failure(e);
    }
  }

  /** The keys that wait. */
  Set<String> keys() {
    return Set.copyOf(waiting.keySet());
  }

  /** Whether something of the key can be decided. */
  boolean isDue(String key, long clock) {
    if (waiting.isEmpty()) {
      return false;
    }
    Undecided undecided = waiting.get(key);
    return undecided != null && clock > undecided.earliest();
  }

  /**
   * How far the clock of the current key may be taken to have gone, now that a timer fired.
   *
   * @param clock as it stands, milliseconds
   * @return the same where it was heard of meanwhile
   */
  long silentClock(long clock) {
    Undecided undecided = waiting.get(keys.getCurrentKey());
    long now = timers.currentProcessingTime();
    boolean silent = undecided != null && undecided.clock() == clock && now >= undecided.silentAt();
    return silent ? undecided.clockAt(now) : clock;
  }

  @Override
  public List<Undecided.Candidate> undecided() {
    Undecided undecided = waiting.get(keys.getCurrentKey());
    return undecided == null ? List.of() : undecided.all();
  }

  @Override
  public void keepUndecided(List<Undecided.Candidate> candidates, long clock) {
    String key = keys.getCurrentKey();
    try {
      if (candidates.isEmpty()) {
        waiting.remove(key);
        state.clear();
        return;
      }
      Undecided before = waiting.get(key);
      boolean stands = before != null && before.clock() == clock;
      long since = stands ? before.since() : timers.currentProcessingTime();
      Undecided now = new Undecided(candidates, clock, since);
      waiting.put(key, now);
      state.update(now);
      if (decidesTheSilent) {
        timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, now.silentAt());
      }
    } catch (Exception e) {
      throw failure(e);
    }
  }

  private static FlinkRuntimeException failure(Exception e) {
    return new FlinkRuntimeException("undecided completions cannot be read or written", e);
  }
}
