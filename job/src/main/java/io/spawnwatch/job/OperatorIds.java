package io.spawnwatch.job;

/**
 * The name and uid of every operator. A uid names state in savepoints: it never changes, and a test
 * compares them with a committed list.
 */
enum OperatorIds {
  EVENTS("events", "events-source"),
  DECODE("decode", "decode"),
  HOST_STAGE("host stage", "host-stage"),
  ESTATE_STAGE("estate stage", "estate-stage"),
  ALERTS("alerts", "alerts-sink"),
  DEAD_LETTERS("dead letters", "dead-letters-sink"),
  MATCH_ROWS("matches", "matches-sink"),
  ENRICHED_ROWS("enriched", "enriched-sink");

  private final String displayName;
  private final String uid;

  OperatorIds(String displayName, String uid) {
    this.displayName = displayName;
    this.uid = uid;
  }

  /** What the web UI and the metrics show. */
  String displayName() {
    return displayName;
  }

  /** What savepoints refer to. */
  String uid() {
    return uid;
  }
}
