package io.spawnwatch.cli.cluster;

import java.util.Locale;

/** What a process of the cluster is. */
public enum Role {
  /** Kafka, broker and controller in one. */
  BROKER,
  /** Only with high availability: what a JobManager that comes back needs to know. */
  ZOOKEEPER,
  /** Flink's JobManager, with the web UI and REST. */
  JOBMANAGER,
  /** Flink's TaskManager. */
  TASKMANAGER;

  /** As in the state file and in {@code status --json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that text. */
  static Role of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
