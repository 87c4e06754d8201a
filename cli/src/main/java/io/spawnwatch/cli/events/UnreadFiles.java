package io.spawnwatch.cli.events;

import io.spawnwatch.job.card.VisibleText;
import io.spawnwatch.job.decode.RawRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The files that a run could not read to their end. Noted in a temporary file, for Flink runs a
 * copy of the source.
 *
 * @param path where they are noted, a line each
 */
public record UnreadFiles(String path) implements Serializable, AutoCloseable {

  /** What a command that reports them says of its exit codes. */
  public static final String EXIT_CODE =
      "1:A file could not be read to its end: standard error says where it broke off.";

  private static final int NOT_READ_WHOLE = 1;
  private static final int MAX_LENGTH = 1000;

  /**
   * None so far.
   *
   * @throws IOException when no temporary file can be made
   */
  public static UnreadFiles none() throws IOException {
    return new UnreadFiles(Files.createTempFile("spawnwatch-unread-", ".txt").toString());
  }

  /** Notes what stands for the rest of a file. */
  void add(RawRecord rest) throws IOException {
    String place = rest.source() + ":" + rest.offset() + ": " + rest.fault();
    List<String> line = List.of(VisibleText.of(place, MAX_LENGTH));
    Files.write(Path.of(path), line, StandardOpenOption.APPEND);
  }

  /**
   * Says where each of them broke off, and why.
   *
   * @param err where people read warnings
   * @return the command's exit code
   * @throws IOException when the notes cannot be read
   */
  public int report(PrintWriter err) throws IOException {
    List<String> places = Files.readAllLines(Path.of(path));
    places.forEach(place -> err.println("not read to its end, its rest is in no result: " + place));
    return places.isEmpty() ? 0 : NOT_READ_WHOLE;
  }

  @Override
  public void close() throws IOException {
    Files.delete(Path.of(path));
  }
}
