package io.spawnwatch.job.lineage;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The cache over keyed state, for tests that use it themselves: elements only set the key. */
final class StoreOperator extends AbstractStreamOperator<String>
    implements OneInputStreamOperator<String, String> {

  private final long cacheBytes;
  private transient LineageState state;
  private transient CachedLineageStore store;

  StoreOperator(long cacheBytes) {
    this.cacheBytes = cacheBytes;
  }

  /** Opens it; its elements are names of hosts, which are the keys. */
  KeyedOneInputStreamOperatorTestHarness<String, String, String> harness() throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<String, String, String>(
            this, host -> host, Types.STRING);
    harness.open();
    return harness;
  }

  @Override
  public void open() throws Exception {
    super.open();
    state = LineageState.of(getRuntimeContext());
    store = new CachedLineageStore(state, this::setCurrentKey, cacheBytes);
  }

  LineageState state() {
    return state;
  }

  CachedLineageStore store() {
    return store;
  }

  /** As after a checkpoint: nothing but the state is left. */
  void restart() {
    store.flush();
    store = new CachedLineageStore(state, this::setCurrentKey, cacheBytes);
  }

  @Override
  public void processElement(StreamRecord<String> host) {
    // The key is set.
  }
}
