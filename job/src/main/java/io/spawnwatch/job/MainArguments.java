package io.spawnwatch.job;

import io.spawnwatch.job.config.ClusterCheck;
import io.spawnwatch.job.config.JobArguments;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments of the job's main class. */
final class MainArguments {

  @Mixin private JobArguments job;

  @Option(
      names = "--check",
      description =
          "Checks all that a submit checks, with all slots for free ones; submits nothing.")
  private boolean checkOnly;

  JobArguments job() {
    return job;
  }

  boolean isCheckOnly() {
    return checkOnly;
  }

  /** A check comes before another job is stopped, whose slots are free then. */
  ClusterCheck.Slots slots() {
    return checkOnly ? ClusterCheck.Slots.ALL : ClusterCheck.Slots.FREE;
  }
}
