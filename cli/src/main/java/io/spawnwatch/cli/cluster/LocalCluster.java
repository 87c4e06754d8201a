package io.spawnwatch.cli.cluster;

import io.spawnwatch.cli.run.TreeDeletion;
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
    KafkaBroker broker = KafkaBroker.in(folder.kafka(), JavaProcess.jarsOf(libraries.kafka()));
    prepare(settings);
    ClusterState state = running(broker);
    boolean highlyAvailable = Files.exists(folder.zookeeper());
    if (highlyAvailable && state.of(Role.ZOOKEEPER).isEmpty()) {
      Process zookeeper = ZooKeeper.in(folder.zookeeper()).launch(libraries.flink());
      state = remember(state, Role.ZOOKEEPER, zookeeper.toHandle());
    }
    FlinkProcesses flink = new FlinkProcesses(folder, libraries.flink());
    if (state.of(Role.BROKER).isEmpty()) {
      broker.launch();
      state = remember(state, Role.BROKER, broker.process());
    }
    if (state.of(Role.JOBMANAGER).isEmpty()) {
      state = remember(state, Role.JOBMANAGER, flink.jobManager().toHandle());
    }
    while (state.of(Role.TASKMANAGER).size() < settings.taskManagers()) {
      state = addTaskManager(state, flink);
    }
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
    return before.withoutEnded();
  }

  private ClusterState remember(ClusterState state, Role role, ProcessHandle process)
      throws IOException {
    ClusterState more = state.with(ClusterProcess.of(role, process));
    folder.write(more);
    return more;
  }

  private ClusterState addTaskManager(ClusterState state, FlinkProcesses flink) throws IOException {
    String name = "taskmanager-" + (1 + logsOfTaskManagers());
    return remember(state, Role.TASKMANAGER, flink.taskManager(name).toHandle());
  }

  private int logsOfTaskManagers() throws IOException {
    try (var logs = Files.list(folder.logs())) {
      return (int) logs.filter(log -> log.toString().matches(".*taskmanager-\\d+\\.out")).count();
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
      Files.walkFileTree(folder.path(), new TreeDeletion());
    }
    return true;
  }
}
