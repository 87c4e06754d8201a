package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Episode;

/** The episodes of the current host, by alert key. */
interface EpisodeStore {

  /** The episode; null where none is open. */
  Episode episode(String alertKey);

  /** Keeps the episode. */
  void keep(String alertKey, Episode episode);
}
