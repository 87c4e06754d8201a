package io.spawnwatch.cli;

import io.spawnwatch.cli.cluster.ClusterException;
import io.spawnwatch.cli.cluster.RootCause;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.library.FileFault;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in a line or more on standard error; no stack trace unless asked for. */
final class FailureReport implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    if (failure instanceof ConfigurationException bad) {
      bad.problems().forEach(commandLine.getErr()::println);
      return ExitCodes.BAD_USE;
    }
    if (failure instanceof FileSystemException fault) {
      commandLine.getErr().println(FileFault.of(fault));
      return ExitCodes.BAD_USE;
    }
    if (failure instanceof ClusterException) {
      commandLine.getErr().println("spawnwatch: " + failure.getMessage());
      return ExitCodes.BAD_USE;
    }
    commandLine.getErr().println("spawnwatch: " + RootCause.of(failure));
    if (System.getenv("SPAWNWATCH_DEBUG") == null) {
      commandLine.getErr().println("Set SPAWNWATCH_DEBUG=1 to see where.");
    } else {
      failure.printStackTrace(commandLine.getErr());
    }
    return ExitCodes.INTERNAL_ERROR;
  }
}
