package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.cli.CommandRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;

/** A job of one test, with topics of its own, submitted by the command line. */
final class TestJob implements AutoCloseable {

  private static final int PARTITIONS = 4;

  private final SuiteCluster cluster;
  private final String name;
  private String events;
  private final String withoutEstate;
  private JobID id;

  /**
   * A job, not submitted yet; its topics are made.
   *
   * @param name by which its topics begin
   */
  TestJob(SuiteCluster cluster, String name) throws Exception {
    this(cluster, name, PARTITIONS);
  }

  /** The same with another number of partitions. */
  TestJob(SuiteCluster cluster, String name, int partitions) throws Exception {
    this.cluster = cluster;
    this.name = name;
    this.events = name + "-events";
    this.withoutEstate = ReferenceRun.withoutEstate();
    cluster
        .broker()
        .createTopics(Map.of(events(), partitions, alerts(), partitions, deadLetters(), 1));
  }

  /** Lets it read another job's events. */
  TestJob reads(String topic) {
    events = topic;
    return this;
  }

  /** Its consumer group. */
  String group() {
    return name;
  }

  String events() {
    return events;
  }

  String alerts() {
    return name + "-alerts";
  }

  String deadLetters() {
    return name + "-dead-letters";
  }

  /** Submits it, and fails where that does. */
  TestJob submit(String... more) {
    List<String> arguments = options();
    arguments.addAll(List.of(more));
    CommandRun run = cluster.run("submit", arguments.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    id = JobID.fromHexString(run.out().get(0));
    return this;
  }

  /** Upgrades it, and fails where that does. */
  void upgrade(String... more) {
    List<String> arguments = new ArrayList<>(List.of(id.toHexString()));
    arguments.addAll(List.of(more));
    CommandRun run = run("upgrade", arguments.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    id = JobID.fromHexString(run.out().get(0));
  }

  /** The options by which every command means this job's topics. */
  List<String> options() {
    return new ArrayList<>(
        List.of(
            "--set", "kafka.events.topics=" + events(),
            "--set", "kafka.events.group=" + name,
            "--set", "kafka.alerts.topic=" + alerts(),
            "--set", "kafka.dead-letters.topic=" + deadLetters(),
            "--set", "alerts.transactional-id-prefix=" + name,
            "--set", withoutEstate));
  }

  /** Runs another command that means this job's topics. */
  CommandRun run(String command, String... more) {
    List<String> arguments = options();
    arguments.addAll(List.of(more));
    return cluster.run(command, arguments.toArray(String[]::new));
  }

  JobID id() {
    return id;
  }

  @Override
  public void close() throws Exception {
    try (FlinkCluster flink = cluster.flink()) {
      flink.client().cancel(id).get(30, TimeUnit.SECONDS);
    }
  }
}
