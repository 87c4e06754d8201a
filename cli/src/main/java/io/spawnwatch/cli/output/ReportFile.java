package io.spawnwatch.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** A file that a command writes once, at its end; {@code -} stands for standard output. */
public final class ReportFile {

  private ReportFile() {}

  /**
   * Where a command says what else it has to say: standard error, where the report is on output.
   */
  public static PrintWriter beside(Path file, CommandLine command) {
    return isStandardOutput(file) ? command.getErr() : command.getOut();
  }

  /**
   * Writes the report.
   *
   * @param file where to; nothing is written where it is null
   * @param text all of it, without its last line's end
   * @param command whose standard output it is
   * @throws IOException when the file cannot be written
   */
  public static void write(Path file, String text, CommandLine command) throws IOException {
    if (file == null) {
      return;
    }
    if (isStandardOutput(file)) {
      command.getOut().println(text);
    } else {
      Files.writeString(file, text + "\n");
    }
  }

  private static boolean isStandardOutput(Path file) {
    return file != null && file.toString().equals(LinesSink.STANDARD_OUTPUT);
  }
}
