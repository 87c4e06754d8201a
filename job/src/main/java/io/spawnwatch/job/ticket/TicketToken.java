package io.spawnwatch.job.ticket;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a TaskManager reads the token; the token itself is in no job graph and no state. Read anew
 * for every request, so that it may be changed while the job runs.
 *
 * @param file path of a file; empty for none
 * @param variable name of an environment variable; empty for none
 */
public record TicketToken(String file, String variable) implements Serializable {

  /**
   * The token.
   *
   * @throws TicketException where it cannot be read
   */
  String read() throws TicketException {
    try {
      String token = file.isEmpty() ? System.getenv(variable) : Files.readString(Path.of(file));
      if (token == null || token.isBlank()) {
        throw missing("is empty");
      }
      return token.strip();
    } catch (IOException e) {
      throw missing("cannot be read");
    }
  }

  private TicketException missing(String why) {
    String place = file.isEmpty() ? "environment variable " + variable : "file " + file;
    return new TicketException(
        TicketException.Kind.OUTAGE, "the token's " + place + " " + why, null);
  }
}
