package io.spawnwatch.job;

import io.spawnwatch.job.config.JobArguments;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments of the job's main class. */
final class MainArguments {

  @Mixin private JobArguments job;

  @Option(
      names = "--check",
      description = "Checks all that a submit checks, but for free slots, and submits nothing.")
  private boolean checkOnly;

  JobArguments job() {
    return job;
  }

  boolean isCheckOnly() {
    return checkOnly;
  }
}
