package io.spawnwatch.cli;

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
    return 0;
  }
}
