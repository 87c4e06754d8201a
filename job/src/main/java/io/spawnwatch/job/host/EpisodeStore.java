package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Episode;
import io.spawnwatch.job.alert.StormCounts;

/** The episodes of the current host, by alert key. */
interface EpisodeStore {

  /** The episode; null where none is open. */
  Episode episode(String alertKey);

  /** Keeps the episode. */
  void keep(String alertKey, Episode episode);

  /** What the host published lately; never null. */
  StormCounts storm();

  /** Keeps what the host published lately. */
  void keepStorm(StormCounts counts);
}
