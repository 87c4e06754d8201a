package io.spawnwatch.bench;

/** How the stage of the bench keeps processes. */
enum StoreDesign {
  /** Not at all: what the load, Flink and the JVM cost. It is taken off. */
  NONE,
  /** As the job does, behind its cache. */
  CACHED,
  /** State is read for every event, and written back after it. */
  PLAIN
}
