package io.spawnwatch.sequence;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final int maxPartialMatches;
  private final MemoryStateStore store = new MemoryStateStore();
  private final SharedBuffer<T> buffer;

  private WindowNfa(Pattern<T, ?> pattern, int maxPartialMatches) {
    this.nfa = NFACompiler.compileFactory(pattern, false).createNFA();
    this.maxPartialMatches = maxPartialMatches;
    this.buffer = new SharedBuffer<>(store, new ReferenceSerializer<>(), CACHE);
    // Each shared buffer starts a thread that would log its cache statistics.
    buffer.releaseCacheStatisticsTimer();
  }

  /** For a pattern whose partial matches are few by the choice of its events. */
  static <T> WindowNfa<T> of(Pattern<T, ?> pattern) {
    return new WindowNfa<>(pattern, Integer.MAX_VALUE);
  }

  /** For any pattern, which may have more partial matches than can be afforded. */
  static <T> WindowNfa<T> bounded(Pattern<T, ?> pattern, int maxPartialMatches) {
    return new WindowNfa<>(pattern, maxPartialMatches);
  }

  /**
   * All matches whose last event is the last one given.
   *
   * @param events in order
   * @param time an event's time in milliseconds
   * @return each match's events by the names of the pattern's stages; empty where partial matches
   *     are too many
   * @throws IllegalStateException when a condition fails
   */
  Optional<Collection<Map<String, List<T>>>> matchesEndingAtLast(
      List<T> events, ToLongFunction<T> time) {
    NFAState state = nfa.createInitialNFAState();
    Collection<Map<String, List<T>>> matches = List.of();
    try (SharedBufferAccessor<T> accessor = buffer.getAccessor()) {
      for (T event : events) {
        matches = process(event, time.applyAsLong(event), state, accessor);
        if (state.getPartialMatches().size() > maxPartialMatches) {
          return Optional.empty();
        }
      }
    } catch (Exception e) {
      // flink-cep declares Exception for its state's sake, which is memory here, and for
      // conditions.
      throw new IllegalStateException("a condition of the pattern failed", e);
    } finally {
      store.clear();
    }
    return Optional.of(matches);
  }

  private Collection<Map<String, List<T>>> process(
      T event, long time, NFAState state, SharedBufferAccessor<T> accessor) throws Exception {
    if (maxPartialMatches < Integer.MAX_VALUE) {
      // Timespans between stages end partial matches; that of the whole is the window.
      nfa.advanceTime(accessor, state, time, AfterMatchSkipStrategy.noSkip());
    }
    return nfa.process(accessor, state, event, time, AfterMatchSkipStrategy.noSkip(), () -> 0L);
  }
}
