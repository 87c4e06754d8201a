package io.spawnwatch.sequence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.flink.cep.configuration.SharedBufferCacheConfig;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.pattern.Pattern;

/**
 * Runs a Flink CEP pattern over one window of events at a time, in memory. Nothing is kept between
 * windows: which partial matches live is a function of the signals, not of the order in which they
 * arrived, so the NFA's own state never outlives a call.
 *
 * @param <T> the events
 */
final class WindowNfa<T> {

  private static final SharedBufferCacheConfig CACHE =
      new SharedBufferCacheConfig(1024, 1024, Duration.ofDays(1));

  private final NFA<T> nfa;
  private final int stages;
  private final MemoryStateStore store = new MemoryStateStore();
  private final SharedBuffer<T> buffer;

  WindowNfa(Pattern<T, ?> pattern) {
    nfa = NFACompiler.compileFactory(pattern, false).createNFA();
    stages = countStages(pattern);
    buffer = new SharedBuffer<>(store, new ReferenceSerializer<>(), CACHE);
    // Each shared buffer starts a thread that would log its cache statistics.
    buffer.releaseCacheStatisticsTimer();
  }

  private static int countStages(Pattern<?, ?> pattern) {
    int count = 0;
    for (Pattern<?, ?> p = pattern; p != null; p = p.getPrevious()) {
      count++;
    }
    return count;
  }

  /**
   * All matches whose last event is the last one given.
   *
   * @param events in order
   * @param time an event's time in milliseconds
   * @return each match's events in the order of the stages
   */
  List<List<T>> matchesEndingAtLast(List<T> events, ToLongFunction<T> time) {
    NFAState state = nfa.createInitialNFAState();
    Collection<Map<String, List<T>>> matches = List.of();
    try (SharedBufferAccessor<T> accessor = buffer.getAccessor()) {
      for (T event : events) {
        matches =
            nfa.process(
                accessor,
                state,
                event,
                time.applyAsLong(event),
                AfterMatchSkipStrategy.noSkip(),
                () -> 0L);
      }
    } catch (Exception e) {
      // flink-cep declares Exception for its state's sake; this state is memory.
      throw new IllegalStateException("the NFA failed in memory", e);
    } finally {
      store.clear();
    }
    return matches.stream().map(this::inStageOrder).toList();
  }

  private List<T> inStageOrder(Map<String, List<T>> match) {
    List<T> events = new ArrayList<>(stages);
    for (int i = 0; i < stages; i++) {
      events.add(match.get(SequencePatterns.stage(i)).get(0));
    }
    return events;
  }
}
