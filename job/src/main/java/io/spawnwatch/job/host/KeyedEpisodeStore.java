package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Episode;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/** Episodes in keyed state. */
final class KeyedEpisodeStore implements EpisodeStore {

  private final MapState<String, Episode> episodes;

  KeyedEpisodeStore(MapState<String, Episode> episodes) {
    this.episodes = episodes;
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

  private static FlinkRuntimeException failure(Exception e) {
    return new FlinkRuntimeException("the episodes of a host cannot be read or written", e);
  }
}
