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
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What job goes to which cluster, and how wide. */
final class SubmissionOptions {

  @Mixin private ClusterOptions cluster;
  @Mixin private JobArguments arguments;

  @Option(names = "--parallelism", paramLabel = "N", description = "Of every stage.")
  private Integer parallelism;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The job's jar (default: the one that was built here).")
  private Path jar;

  /** Flink's configuration for a client of the cluster. */
  Configuration flink() throws Exception {
    Configuration conf = cluster.flink(arguments.options());
    if (parallelism != null) {
      conf.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    }
    return conf;
  }

  /** Does everything that a submit does before the job goes to Flink. */
  void check() throws Exception {
    List<String> checks = mainArguments();
    checks.add("--check");
    new JobSubmission(flink(), jar().toFile()).submit(checks);
  }

  /**
   * Submits the job, and waits until it runs.
   *
   * @param savepoint whose state it starts from; null for none
   */
  JobID submit(String savepoint) throws Exception {
    Configuration conf = flink();
    if (savepoint != null) {
      conf.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    JobSubmission submission = new JobSubmission(conf, jar().toFile());
    JobID id = submission.submit(mainArguments());
    try (FlinkCluster flink = new FlinkCluster(conf)) {
      submission.awaitRunning(flink, id);
    }
    return id;
  }

  private Path jar() throws ClusterException {
    Path chosen = jar == null ? cluster.libraries().jobJar() : jar;
    if (!Files.isRegularFile(chosen)) {
      throw new ClusterException(chosen + ": no such jar");
    }
    return chosen;
  }

  private List<String> mainArguments() throws Exception {
    List<String> all = new ArrayList<>();
    cluster
        .localDefaults()
        .forEach((key, value) -> all.addAll(List.of("--default", key + "=" + value)));
    all.addAll(arguments.toArguments());
    return all;
  }
}
