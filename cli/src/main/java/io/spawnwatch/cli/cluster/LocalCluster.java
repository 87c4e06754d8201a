package io.spawnwatch.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * A Kafka broker and a Flink session cluster on this machine, as processes that outlive the
 * program. What was started stands in the folder's state file from the first process on, so that
 * {@link #down} finds all of it even after a start that failed.
 */
public final class LocalCluster {

  private final ClusterFolder folder;
  private final ProgramLibraries libraries;

  /**
   * The cluster of a folder.
   *
   * @param folder of its state, settings, data and logs
   * @param libraries the class paths of its processes
   */
  public LocalCluster(ClusterFolder folder, ProgramLibraries libraries) {
    this.folder = folder;
    this.libraries = libraries;
  }

  /**
   * Starts what does not run, and waits until all of it answers. In a folder that has been used,
   * settings and data are those of before.
   *
   * @param topics to make, with their partitions
   * @throws IOException when something does not start; the message names its log
   */
  public ClusterState up(ClusterSettings settings, Map<String, Integer> topics)
      throws IOException, InterruptedException, ExecutionException {
    libraries.check();
    folder.claim();
    KafkaBroker broker = KafkaBroker.in(folder.kafka(), JavaProcess.jarsOf(libraries.kafka()));
    prepare(settings);
    ClusterState state = startMissing(broker, settings.taskManagers());
    broker.awaitReady();
    broker.createTopics(topics);
    awaitFlink(state);
    return state;
  }

  private void prepare(ClusterSettings settings) throws IOException {
    if (Files.exists(folder.flinkConf())) {
      return;
    }
    String zookeeper =
        settings.highlyAvailable() ? ZooKeeper.in(folder.zookeeper()).address() : null;
    FlinkConf.write(folder, libraries.conf(), settings, zookeeper);
  }

  private ClusterState startMissing(KafkaBroker broker, int taskManagers)
      throws IOException, InterruptedException {
    FlinkProcesses flink = new FlinkProcesses(folder, libraries.flink());
    int wanted = Math.max(taskManagers, taskManagersOfBefore());
    ClusterState state = running(broker);
    if (Files.exists(folder.zookeeper())) {
      ZooKeeper zookeeper = ZooKeeper.in(folder.zookeeper());
      state = start(state, Role.ZOOKEEPER, () -> zookeeper.launch(libraries.flink()));
    }
    state = start(state, Role.BROKER, broker::launch);
    state = start(state, Role.JOBMANAGER, flink::jobManager);
    while (state.of(Role.TASKMANAGER).size() < wanted) {
      state = remember(state, Role.TASKMANAGER, flink.taskManager(nextTaskManager()));
    }
    return state;
  }

  /** Those that have ended, too. */
  private int taskManagersOfBefore() throws IOException {
    return folder.state().map(state -> state.of(Role.TASKMANAGER).size()).orElse(0);
  }

  /** Starts a process. */
  private interface Launch {
    Process launch() throws IOException, InterruptedException;
  }

  private ClusterState start(ClusterState state, Role role, Launch launch)
      throws IOException, InterruptedException {
    return state.of(role).isEmpty() ? remember(state, role, launch.launch()) : state;
  }

  private ClusterState running(KafkaBroker broker) throws IOException {
    Configuration conf = FlinkConf.read(folder);
    ClusterState before =
        folder
            .state()
            .orElse(
                new ClusterState(
                    broker.bootstrapServers(),
                    conf.get(RestOptions.ADDRESS) + ":" + conf.get(RestOptions.PORT),
                    List.of()));
    ClusterState running = before.withoutEnded();
    folder.write(running);
    return running;
  }

  private ClusterState remember(ClusterState state, Role role, Process process) throws IOException {
    ClusterState more = state.with(ClusterProcess.of(role, process.toHandle()));
    folder.write(more);
    return more;
  }

  /** A name that no log has yet. */
  private String nextTaskManager() throws IOException {
    try (var logs = Files.list(folder.logs())) {
      return "taskmanager-"
          + (1 + logs.filter(log -> log.toString().matches(".*taskmanager-\\d+\\.out")).count());
    }
  }

  private void awaitFlink(ClusterState state) throws IOException, InterruptedException {
    Configuration conf = FlinkConf.read(folder);
    int slots = state.of(Role.TASKMANAGER).size() * conf.get(TaskManagerOptions.NUM_TASK_SLOTS);
    try (FlinkCluster flink = new FlinkCluster(conf)) {
      flink.awaitSlots(slots, state::isWhole, folder.logs());
    }
  }

  /**
   * Stops every process that was started here and still runs.
   *
   * @param keep whether topics, checkpoints and savepoints stay for the next start
   * @return whether anything had been started
   */
  public boolean down(boolean keep) throws IOException, InterruptedException {
    ClusterState state = folder.state().orElse(null);
    if (state == null) {
      return false;
    }
    // TaskManagers first, so that no job restarts while the rest goes.
    for (Role role : List.of(Role.TASKMANAGER, Role.JOBMANAGER, Role.ZOOKEEPER, Role.BROKER)) {
      for (ClusterProcess process : state.of(role)) {
        process.stop();
      }
    }
    if (keep) {
      folder.write(state.withoutEnded());
    } else {
      folder.delete();
    }
    return true;
  }
}
