package io.spawnwatch.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * One command of the command line, run in this JVM to its end.
 *
 * @param exit its exit code
 * @param out lines of standard output
 * @param err what it wrote on standard error
 */
public record CommandRun(int exit, List<String> out, String err) {

  /** Where the tests' checkout lies. */
  public static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** Runs a command as the launcher does. */
  public static CommandRun of(List<String> arguments) {
    System.setProperty("spawnwatch.home", HOME.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Spawnwatch.commandLine()
            .setErr(new PrintWriter(err, true))
            .setOut(new PrintWriter(out, true))
            .execute(arguments.toArray(String[]::new));
    return new CommandRun(exit, out.toString().lines().toList(), err.toString());
  }
}
