package io.spawnwatch.job.host;

import io.spawnwatch.job.lineage.CachedLineageStore;
import io.spawnwatch.job.lineage.LineageState;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/** All that is remembered of a host. */
final class HostKeyedState {

  private final AbstractStreamOperator<?> operator;
  private final CachedLineageStore lineage;
  private final KeyedSignalStore signals;
  private final KeyedEpisodeStore episodes;

  HostKeyedState(AbstractStreamOperator<?> operator, long cacheBytes) throws Exception {
    this.operator = operator;
    lineage =
        new CachedLineageStore(
            LineageState.of(operator.getRuntimeContext()), operator::setCurrentKey, cacheBytes);
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
        operator
            .<String>getKeyedStateBackend()
            .getKeys(LineageState.HOST, VoidNamespace.INSTANCE)) {
      return names.toList();
    }
  }
}
