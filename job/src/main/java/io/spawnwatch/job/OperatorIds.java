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
  ENRICHED_ROWS("enriched", "enriched-sink"),
  HOST_STATUS("host status", "host-status-sink"),
  PUBLISHED_RULES("published rules", "published-rules-source"),
  RULE_GATHER("rule sets", "rule-sets"),
  RULE_REPORTS("rule reports", "rule-reports"),
  RULE_STATUS("rule status", "rule-status-sink"),
  CANDIDATE_HOST_STAGE("candidate host stage", "candidate-host-stage"),
  CANDIDATE_ESTATE_STAGE("candidate estate stage", "candidate-estate-stage"),
  CANDIDATE_ALERTS("candidate alerts", "candidate-alerts-sink"),
  TICKET_ALERTS("alerts of the topic", "ticket-alerts-source"),
  TICKET_ROUTING("ticket routing", "ticket-routing"),
  TICKETS("tickets", "tickets"),
  TICKET_DEAD_LETTERS("ticket dead letters", "ticket-dead-letters-sink");

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
