package io.spawnwatch.job.host;

import java.util.function.Consumer;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;

/** Passes on that a timer fired, unless the backlog after a restore comes first. */
final class SilenceTimers implements Triggerable<String, VoidNamespace> {

  private final Consumer<String> fired;
  private InternalTimerService<VoidNamespace> timers;
  private RestoreGrace grace;

  /**
   * What fires.
   *
   * @param fired takes the key, which is the current one
   */
  SilenceTimers(Consumer<String> fired) {
    this.fired = fired;
  }

  /** The service that calls this, and the grace of its operator. */
  void begin(InternalTimerService<VoidNamespace> service, RestoreGrace restoreGrace) {
    timers = service;
    grace = restoreGrace;
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    if (grace.putsOff(timers.currentProcessingTime())) {
      timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, grace.end());
    } else {
      fired.accept(timer.getKey());
    }
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("no event-time timer is ever registered");
  }
}
