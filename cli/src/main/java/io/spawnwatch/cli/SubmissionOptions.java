package io.spawnwatch.cli;

import io.spawnwatch.cli.cluster.ClusterException;
import io.spawnwatch.cli.cluster.ClusterOptions;
import io.spawnwatch.cli.cluster.FlinkCluster;
import io.spawnwatch.cli.cluster.JobSubmission;
import io.spawnwatch.job.OptionalOperators;
import io.spawnwatch.job.config.JobArguments;
import io.spawnwatch.job.config.JobConfig;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  @Option(
      names = "--classpath",
      paramLabel = "JAR",
      split = ":",
      defaultValue = "${env:SPAWNWATCH_CLASSPATH}",
      description =
          "Jars of hand-written patterns, sent with the job (default: SPAWNWATCH_CLASSPATH).")
  private List<Path> libraries = List.of();

  @Option(
      names = {"--allow-non-restored-state", "--allowNonRestoredState"},
      description = {
        "Leaves state behind whose operator the job has no more:",
        "of rules.published, say, where that is turned off."
      })
  private boolean leavesState;

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
    submission(flink()).submit(checks);
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
      if (leavesState) {
        conf.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
      }
    }
    JobSubmission submission = submission(conf);
    JobID id = submission.submit(mainArguments());
    try (FlinkCluster flink = new FlinkCluster(conf)) {
      submission.awaitRunning(flink, id);
    }
    return id;
  }

  /**
   * Refuses to go on from a job whose state would find no operator, before that job is stopped.
   *
   * @param running that job
   * @throws ClusterException when it has an operator that this configuration turns off
   */
  void checkStateOf(JobID running, FlinkCluster flink) throws Exception {
    JobConfig next = arguments.load(cluster.localDefaults());
    for (Map.Entry<String, String> gone : OptionalOperators.turnedOff(next).entrySet()) {
      if (!leavesState && flink.hasOperator(running, gone.getKey())) {
        throw new ClusterException(
            running
                + " has state of \""
                + gone.getKey()
                + "\", which the new configuration lacks: set "
                + gone.getValue()
                + ", or turn it off by --allow-non-restored-state");
      }
    }
  }

  private JobSubmission submission(Configuration conf) throws Exception {
    List<File> sent = new ArrayList<>();
    for (Path library : libraries) {
      sent.add(existing(library));
    }
    Path chosen = jar == null ? cluster.libraries().jobJar() : jar;
    return new JobSubmission(conf, existing(chosen), sent);
  }

  private static File existing(Path jar) throws ClusterException {
    if (!Files.isRegularFile(jar)) {
      throw new ClusterException(jar + ": no such jar");
    }
    return jar.toFile();
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
