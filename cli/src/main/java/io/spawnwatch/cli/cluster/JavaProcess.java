package io.spawnwatch.cli.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command of a JVM, whose output goes to a log, and which outlives its parent.
 *
 * @param classPath of the JVM
 * @param options before the main class
 * @param log standard output and error are appended to it
 */
record JavaProcess(String classPath, List<String> options, Path log) {

  private static final File NOTHING = new File("/dev/null");

  /** All jars of a folder, as a class path. */
  static String jarsOf(Path folder) {
    return folder.resolve("*").toString();
  }

  /** The class path of this JVM. */
  static String ownClassPath() {
    return System.getProperty("java.class.path");
  }

  /** Starts the main class. */
  Process start(Map<String, String> environment, String main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    if (NOTHING.exists()) {
      builder.redirectInput(NOTHING);
    }
    builder.environment().putAll(environment);
    return builder.start();
  }
}
