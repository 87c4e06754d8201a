package io.spawnwatch.job.host;

import io.spawnwatch.job.lineage.CachedLineageStore;
import io.spawnwatch.job.lineage.HostState;
import io.spawnwatch.job.lineage.HostStateSerializer;
import io.spawnwatch.job.lineage.ProcessSlot;
import io.spawnwatch.job.lineage.ProcessSlotSerializer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/**
 * All that is remembered of a host. The descriptors hold the names and serializers of savepoints.
 */
final class HostKeyedState {

  private static final MapStateDescriptor<Long, ProcessSlot> PROCESSES =
      new MapStateDescriptor<>(
          "processes", LongSerializer.INSTANCE, ProcessSlotSerializer.INSTANCE);
  private static final ValueStateDescriptor<HostState> HOST =
      new ValueStateDescriptor<>("host", HostStateSerializer.INSTANCE);

  private final AbstractStreamOperator<?> operator;
  private final CachedLineageStore lineage;
  private final KeyedSignalStore signals;
  private final KeyedEpisodeStore episodes;

  HostKeyedState(AbstractStreamOperator<?> operator, long cacheBytes) throws Exception {
    this.operator = operator;
    lineage =
        new CachedLineageStore(
            operator.getRuntimeContext().getMapState(PROCESSES),
            operator.getRuntimeContext().getState(HOST),
            operator::setCurrentKey,
            cacheBytes);
    signals =
        new KeyedSignalStore(operator.getRuntimeContext(), () -> (String) operator.getCurrentKey());
    episodes = new KeyedEpisodeStore(operator.getRuntimeContext());
  }

  CachedLineageStore lineage() {
    return lineage;
  }

  KeyedSignalStore signals() {
    return signals;
  }

  KeyedEpisodeStore episodes() {
    return episodes;
  }

  /** Forgets that the current host was ever heard of. */
  void forget() {
    lineage.forget();
    signals.clear();
    episodes.clear();
  }

  /** The names of all hosts that are remembered. */
  List<String> hosts() {
    lineage.flush();
    try (Stream<String> names =
        operator.<String>getKeyedStateBackend().getKeys(HOST.getName(), VoidNamespace.INSTANCE)) {
      return names.toList();
    }
  }
}
