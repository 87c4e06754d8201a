package io.spawnwatch.bench;

import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;

/** Value state whose calls are counted. */
record CountedValue<T>(ValueState<T> state, StateCalls calls) implements ValueState<T> {

  @Override
  public T value() throws IOException {
    calls.read();
    return state.value();
  }

  @Override
  public void update(T value) throws IOException {
    calls.write();
    state.update(value);
  }

  @Override
  public void clear() {
    state.clear();
  }
}
