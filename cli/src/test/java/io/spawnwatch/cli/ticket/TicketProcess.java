package io.spawnwatch.cli.ticket;

import io.spawnwatch.cli.Spawnwatch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code bin/spawnwatch tickets} in a process of its own, so that it can be killed. */
final class TicketProcess implements AutoCloseable {

  private final List<String> command = new ArrayList<>();
  private final File log;
  private Process process;

  TicketProcess(Path folder, Map<String, String> options) throws IOException {
    log = folder.resolve("tickets.log").toFile();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Spawnwatch.class.getName(),
            "tickets",
            "--state",
            folder.resolve("state").toString()));
    options.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    start();
  }

  void start() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
