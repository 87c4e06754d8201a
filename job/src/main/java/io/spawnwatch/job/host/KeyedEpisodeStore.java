package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Episode;
import io.spawnwatch.job.alert.EpisodeSerializer;
import io.spawnwatch.job.alert.StormCounts;
import io.spawnwatch.job.alert.StormCountsSerializer;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.util.FlinkRuntimeException;

/** Episodes in keyed state. */
final class KeyedEpisodeStore implements EpisodeStore {

  private static final MapStateDescriptor<String, Episode> EPISODES =
      new MapStateDescriptor<>("episodes", StringSerializer.INSTANCE, EpisodeSerializer.INSTANCE);

  private static final ValueStateDescriptor<StormCounts> STORM =
      new ValueStateDescriptor<>("storm", StormCountsSerializer.INSTANCE);

  private final MapState<String, Episode> episodes;
  private final ValueState<StormCounts> storm;

  /** The store of a keyed operator. */
  KeyedEpisodeStore(RuntimeContext context) {
    this.episodes = context.getMapState(EPISODES);
    this.storm = context.getState(STORM);
  }

  @Override
  public Episode episode(String alertKey) {
    try {
      return episodes.get(alertKey);
    } catch (Exception e) {
      throw failure(e);
    }
  }

  @Override
  public void keep(String alertKey, Episode episode) {
    try {
      episodes.put(alertKey, episode);
    } catch (Exception e) {
      throw failure(e);
    }
  }

  @Override
  public StormCounts storm() {
    try {
      StormCounts counts = storm.value();
      return counts == null ? StormCounts.NONE : counts;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void keepStorm(StormCounts counts) {
    try {
      storm.update(counts);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Forgets the episodes that ended before a time.
   *
   * @return whether any is left
   */
  boolean expire(long before) {
    try {
      boolean left = false;
      Iterator<Map.Entry<String, Episode>> all = episodes.iterator();
      while (all.hasNext()) {
        if (all.next().getValue().last() < before) {
          all.remove();
        } else {
          left = true;
        }
      }
      return left;
    } catch (Exception e) {
      throw failure(e);
    }
  }

  /** Forgets all episodes of the current key. */
  void clear() {
    episodes.clear();
    storm.clear();
  }

  private static FlinkRuntimeException failure(Exception e) {
    return new FlinkRuntimeException("the episodes of a host cannot be read or written", e);
  }
}
