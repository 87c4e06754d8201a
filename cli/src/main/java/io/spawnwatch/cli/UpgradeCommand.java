package io.spawnwatch.cli;

import io.spawnwatch.cli.cluster.ClusterException;
import io.spawnwatch.cli.cluster.FlinkCluster;
import io.spawnwatch.job.config.ConfigurationException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code upgrade}: a running job stops with a savepoint, and another goes on from it. */
@Command(
    name = "upgrade",
    description =
        "Stops a job with a savepoint, and goes on from it: with another jar, parallelism,"
            + " configuration or other rules. Give all options that the job shall have from now on.",
    mixinStandardHelpOptions = true)
final class UpgradeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SubmissionOptions submission;

  @Option(
      names = "--savepoints",
      paramLabel = "DIR",
      description = "Where the savepoint goes (default: as the cluster is configured).")
  private String savepoints;

  @Parameters(
      arity = "0..1",
      paramLabel = "JOB",
      description = "Id of the running job (default: the only one).")
  private String job;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    submission.check();
    String savepoint;
    try (FlinkCluster flink = new FlinkCluster(submission.flink())) {
      JobID running = job == null ? flink.onlyJob() : flink.job(job);
      submission.checkStateOf(running, flink);
      savepoint = flink.stopWithSavepoint(running, savepoints);
    }
    err.println("stopped, with the savepoint " + savepoint);
    err.flush();
    spec.commandLine().getOut().println(resume(savepoint));
    err.println("The job runs on from it.");
    return 0;
  }

  private JobID resume(String savepoint) throws Exception {
    try {
      return submission.submit(savepoint);
    } catch (ClusterException | ConfigurationException e) {
      throw new ClusterException(
          e.getMessage() + "; no job runs now: `submit --from-savepoint " + savepoint + '`', e);
    }
  }
}
