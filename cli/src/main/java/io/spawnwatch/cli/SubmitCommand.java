package io.spawnwatch.cli;

import io.spawnwatch.cli.cluster.ClusterException;
import io.spawnwatch.cli.cluster.FlinkCluster;
import io.spawnwatch.job.SpawnwatchJob;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code submit}: the job to a cluster, and back when all of its tasks run. */
@Command(
    name = "submit",
    description = "Submits the job to the cluster, and waits until it runs; prints its id.",
    mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SubmissionOptions submission;

  @Option(
      names = "--from-savepoint",
      paramLabel = "PATH",
      description = "Starts from the state of a savepoint or checkpoint.")
  private String savepoint;

  @Override
  public Integer call() throws Exception {
    JobID id = submission.submit(savepoint);
    spec.commandLine().getOut().println(id);
    Configuration conf = submission.flink();
    spec.commandLine()
        .getErr()
        .printf(
            "The job runs: http://%s:%d/#/job/running/%s%n",
            conf.get(RestOptions.ADDRESS), conf.get(RestOptions.PORT), id);
    warnOfOthers(id, conf);
    return 0;
  }

  private void warnOfOthers(JobID id, Configuration conf) throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    try (FlinkCluster flink = new FlinkCluster(conf)) {
      beside(id.toHexString(), flink.runningJobsWith(SpawnwatchJob.HOST_STAGE))
          .ifPresent(err::println);
    } catch (ClusterException e) {
      err.println("not known what else runs: " + e.getMessage());
    }
  }

  /**
   * What to know of other jobs there: a consumer group does not keep them apart, for each reads all
   * partitions.
   *
   * @param jobs that run, by id: whether each is one of Spawnwatch
   */
  static Optional<String> beside(String id, Map<String, Boolean> jobs) {
    List<String> others =
        jobs.keySet().stream().filter(job -> jobs.get(job) && !job.equals(id)).toList();
    String template =
        "warning: %s runs here, too: where both read the same topics, each raises every alert;"
            + " `upgrade JOB` puts a new job in an old one's place";
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(String.format(template, String.join(", ", others)));
  }
}
