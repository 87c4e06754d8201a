package io.spawnwatch.cli;

import java.util.List;
import java.util.stream.Stream;

/** The command line, for tests of other packages. */
public final class SpawnwatchRun {

  private SpawnwatchRun() {}

  /** Runs the program with the arguments of all lists; returns its exit code. */
  @SafeVarargs
  public static int execute(List<String>... arguments) {
    return Spawnwatch.commandLine()
        .execute(Stream.of(arguments).flatMap(List::stream).toArray(String[]::new));
  }
}
