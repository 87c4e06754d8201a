package io.spawnwatch.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code bin/spawnwatch}: exit 0 on success, 1 on a finding of the command's kind, 2 on bad use.
 */
@Command(
    name = "spawnwatch",
    description = "Watches the process creations of Windows estates.",
    mixinStandardHelpOptions = true,
    version = "Spawnwatch 0.1.0",
    subcommands = {
      DemoCommand.class,
      DetectCommand.class,
      ReplayCommand.class,
      RulesCommand.class,
      ClusterCommand.class,
      SubmitCommand.class,
      UpgradeCommand.class,
      SendCommand.class,
      AlertsCommand.class,
      TicketsCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Spawnwatch {

  private Spawnwatch() {}

  /** Runs the command line, and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    // Flink's threads may outlive a run, so the JVM is ended, not left to end.
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, ready to execute. */
  static CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new Spawnwatch())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(new FailureReport());
    ExitCodes.describe(commandLine);
    return commandLine;
  }
}
