package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.sequence.SignalIndex;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.FlinkRuntimeException;

/** Signals in keyed state: the index as one value, evidence by process. */
final class KeyedSignalStore implements SignalStore {

  private final ValueState<SignalIndex> signals;
  private final MapState<String, Evidence> evidence;

  KeyedSignalStore(ValueState<SignalIndex> signals, MapState<String, Evidence> evidence) {
    this.signals = signals;
    this.evidence = evidence;
  }

  @Override
  public SignalIndex signals() {
    try {
      SignalIndex stored = signals.value();
      return stored == null ? new SignalIndex() : stored.copy();
    } catch (Exception e) {
      throw failure(e);
    }
  }

  @Override
  public void keep(SignalIndex index) {
    try {
      if (index.isEmpty()) {
        signals.clear();
      } else {
        signals.update(index);
      }
    } catch (Exception e) {
      throw failure(e);
    }
  }

  @Override
  public Evidence evidence(ProcessGuid process) {
    try {
      return evidence.get(process.toString());
    } catch (Exception e) {
      throw failure(e);
    }
  }

  @Override
  public void keep(ProcessGuid process, Evidence kept) {
    try {
      evidence.put(process.toString(), kept);
    } catch (Exception e) {
      throw failure(e);
    }
  }

  @Override
  public void forget(ProcessGuid process) {
    try {
      evidence.remove(process.toString());
    } catch (Exception e) {
      throw failure(e);
    }
  }

  private static FlinkRuntimeException failure(Exception e) {
    return new FlinkRuntimeException("the signals of a host cannot be read or written", e);
  }
}
