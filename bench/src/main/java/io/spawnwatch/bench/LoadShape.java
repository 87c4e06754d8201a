package io.spawnwatch.bench;

import java.io.Serializable;

/**
 * What the estate of the load is like.
 *
 * @param hosts how many
 * @param live processes that run on each throughout
 * @param creationsAnHour of each host, on average
 */
record LoadShape(int hosts, int live, int creationsAnHour) implements Serializable {

  /** Events that start what runs throughout. */
  long fill() {
    return (long) hosts * live;
  }
}
