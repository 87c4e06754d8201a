package io.spawnwatch.cli.cluster;

import io.spawnwatch.cli.CommandRun;
import io.spawnwatch.job.config.OptionArguments;
import io.spawnwatch.job.kafka.KafkaSettings;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Kafka, ZooKeeper and Flink of {@code cluster up}, started once for all tests of the run. */
final class SuiteCluster implements BeforeAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SuiteCluster.class);

  private final ClusterSettings settings;
  private Started started;

  /** A highly available one. */
  SuiteCluster() {
    this(true);
  }

  /**
   * One of the run's two.
   *
   * @param highlyAvailable false for jobs that fail before they start: with it, Flink 2.3 keeps
   *     what became of them in a form that its next JobManager does not survive
   */
  SuiteCluster(boolean highlyAvailable) {
    settings = new ClusterSettings(2, 2, highlyAvailable, Map.of());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    started =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(settings, Started::new, Started.class);
  }

  /** Runs a command against this cluster. */
  CommandRun run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--folder", started.folder.path().toString()));
    return CommandRun.of(all);
  }

  /** Host and port of the broker. */
  String kafka() throws Exception {
    return started.state().kafka();
  }

  KafkaBroker broker() throws Exception {
    return KafkaBroker.in(
        started.folder.kafka(), JavaProcess.jarsOf(ProgramLibraries.of(CommandRun.HOME).kafka()));
  }

  ClusterFolder folder() {
    return started.folder;
  }

  /** Starts again what has ended. */
  void mend() throws Exception {
    started.cluster.up(settings, Map.of());
  }

  /** Kills one process at once, as a crash does. */
  void kill(Role role) throws Exception {
    ClusterProcess victim = started.state().withoutEnded().of(role).get(0);
    ProcessHandle handle = victim.handle().orElseThrow();
    handle.destroyForcibly();
    handle.onExit().get();
  }

  /** Ends one process as an operator does. */
  void stop(Role role) throws Exception {
    started.state().withoutEnded().of(role).get(0).stop();
  }

  /** The options of Kafka by which its clients are made. */
  KafkaSettings kafkaSettings() {
    try {
      return new OptionArguments().kafka(Map.of("kafka.bootstrap-servers", kafka()));
    } catch (Exception e) {
      throw new IllegalStateException("the options are right", e);
    }
  }

  /** A client of its Flink; the caller closes it. */
  FlinkCluster flink() throws Exception {
    return new FlinkCluster(FlinkConf.read(started.folder));
  }

  /** The processes, until the run's end. */
  private static final class Started implements AutoCloseable {

    private final ClusterFolder folder;
    private final LocalCluster cluster;

    private Started(ClusterSettings settings) {
      try {
        folder = new ClusterFolder(Files.createTempDirectory("spawnwatch-it-"));
        cluster = new LocalCluster(folder, ProgramLibraries.of(CommandRun.HOME));
        start(settings);
      } catch (Exception e) {
        throw new IllegalStateException("the cluster did not start", e);
      }
    }

    private void start(ClusterSettings settings) throws Exception {
      try {
        cluster.up(settings, Map.of());
      } catch (Exception e) {
        cluster.down(true); // Its logs stay, to say why.
        throw e;
      }
    }

    private ClusterState state() throws Exception {
      return folder.state().orElseThrow();
    }

    @Override
    public void close() throws Exception {
      cluster.down(Boolean.getBoolean("spawnwatch.keep-logs"));
    }
  }
}
