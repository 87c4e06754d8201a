package io.spawnwatch.cli;

import io.spawnwatch.cli.cluster.ClusterException;
import io.spawnwatch.cli.cluster.ClusterOptions;
import io.spawnwatch.cli.cluster.FlinkCluster;
import io.spawnwatch.cli.cluster.JobSubmission;
import io.spawnwatch.job.config.JobArguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code submit}: the job to a cluster, and back when all of its tasks run. */
@Command(
    name = "submit",
    description = "Submits the job to the cluster, and waits until it runs.",
    mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private JobArguments arguments;

  @Option(names = "--parallelism", paramLabel = "N", description = "Of every stage.")
  private Integer parallelism;

  @Option(
      names = "--from-savepoint",
      paramLabel = "PATH",
      description = "Starts from the state of a savepoint or checkpoint.")
  private String savepoint;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The job's jar (default: the one that was built here).")
  private Path jar;

  @Override
  public Integer call() throws Exception {
    Configuration conf = cluster.flink(arguments.options());
    if (parallelism != null) {
      conf.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    }
    if (savepoint != null) {
      conf.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    Path chosen = jar == null ? cluster.libraries().jobJar() : jar;
    if (!Files.isRegularFile(chosen)) {
      throw new ClusterException(chosen + ": no such jar");
    }
    JobSubmission submission = new JobSubmission(conf, chosen.toFile());
    JobID id = submission.submit(mainArguments());
    try (FlinkCluster flink = new FlinkCluster(conf)) {
      submission.awaitRunning(flink, id);
    }
    spec.commandLine().getOut().println(id);
    spec.commandLine()
        .getErr()
        .printf(
            "The job runs: http://%s:%d/#/job/running/%s%n",
            conf.get(RestOptions.ADDRESS), conf.get(RestOptions.PORT), id);
    return 0;
  }

  private List<String> mainArguments() throws Exception {
    List<String> all = new ArrayList<>();
    cluster
        .kafkaDefaults()
        .forEach((key, value) -> all.addAll(List.of("--default", key + "=" + value)));
    all.addAll(arguments.toArguments());
    return all;
  }
}
