package io.spawnwatch.cli;

import io.spawnwatch.cli.cluster.ClusterException;
import io.spawnwatch.cli.cluster.ClusterOptions;
import io.spawnwatch.cli.cluster.ClusterProcess;
import io.spawnwatch.cli.cluster.ClusterSettings;
import io.spawnwatch.cli.cluster.ClusterState;
import io.spawnwatch.cli.cluster.LocalCluster;
import io.spawnwatch.job.config.OptionArguments;
import io.spawnwatch.job.kafka.KafkaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cluster}: Kafka and Flink on this machine, as processes of their own. */
@Command(
    name = "cluster",
    description = "A Kafka broker and a Flink session cluster on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "up | status | down")
final class ClusterCommand {

  @Spec private CommandSpec spec;

  @Command(
      name = "up",
      description = "Starts what does not run, and waits until all of it answers.",
      mixinStandardHelpOptions = true)
  int up(@Mixin ClusterOptions cluster, @Mixin OptionArguments options, @Mixin ClusterSize size)
      throws Exception {
    LocalCluster local = new LocalCluster(cluster.folder(), cluster.libraries());
    KafkaSettings kafka = options.kafka(Map.of());
    try {
      ClusterState state = local.up(size.settings(options.flink().toMap()), topics(kafka, size));
      print(state, cluster);
      return 0;
    } catch (IOException e) {
      throw new ClusterException(e.getMessage(), e);
    }
  }

  private static Map<String, Integer> topics(KafkaSettings kafka, ClusterSize size) {
    Map<String, Integer> topics = new LinkedHashMap<>();
    kafka.eventTopics().forEach(topic -> topics.put(topic, size.partitions));
    topics.put(kafka.alertTopic(), size.partitions);
    topics.put(kafka.deadLetterTopic(), 1);
    return topics;
  }

  /** How large {@code up} makes it. */
  static final class ClusterSize {

    @Option(
        names = "--taskmanagers",
        paramLabel = "N",
        description = "TaskManagers (default: ${DEFAULT-VALUE}).")
    private int taskManagers = 2;

    @Option(
        names = "--slots",
        paramLabel = "N",
        description = "Slots of each (default: ${DEFAULT-VALUE}).")
    private int slots = 2;

    @Option(
        names = "--partitions",
        paramLabel = "N",
        description = "Partitions of the event and alert topics (default: ${DEFAULT-VALUE}).")
    private int partitions = 4;

    @Option(
        names = "--ha",
        description = "High availability: jobs survive the JobManager's end, by a ZooKeeper.")
    private boolean highlyAvailable;

    private ClusterSettings settings(Map<String, String> flink) {
      return new ClusterSettings(taskManagers, slots, highlyAvailable, flink);
    }
  }

  @Command(
      name = "status",
      description = "What runs, and where.",
      exitCodeList = "1:A process of it has ended.",
      mixinStandardHelpOptions = true)
  int status(
      @Mixin ClusterOptions cluster,
      @Option(names = "--json", description = "As one JSON object.") boolean json)
      throws Exception {
    ClusterState state =
        cluster
            .folder()
            .state()
            .orElseThrow(
                () -> new ClusterException("no cluster was started in " + cluster.folder().path()));
    if (json) {
      spec.commandLine().getOut().println(state.toJson());
    } else {
      print(state, cluster);
    }
    return state.isWhole() ? 0 : 1;
  }

  private void print(ClusterState state, ClusterOptions cluster) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Kafka   " + state.kafka());
    out.println("Flink   http://" + state.rest());
    for (ClusterProcess process : state.processes()) {
      String fate = process.isAlive() ? "" : "  has ended; `cluster up` starts it again";
      out.printf("%-12s pid %d%s%n", process.role(), process.pid(), fate);
    }
    out.println("Folder  " + cluster.folder().path());
  }

  @Command(
      name = "down",
      description = "Stops it, and deletes its topics, checkpoints and logs.",
      mixinStandardHelpOptions = true)
  int down(
      @Mixin ClusterOptions cluster,
      @Option(names = "--keep", description = "Keep topics, checkpoints and logs for the next up.")
          boolean keep)
      throws Exception {
    boolean stopped = new LocalCluster(cluster.folder(), cluster.libraries()).down(keep);
    spec.commandLine().getErr().println(stopped ? "stopped" : "nothing to stop");
    return 0;
  }
}
