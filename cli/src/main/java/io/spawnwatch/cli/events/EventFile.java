package io.spawnwatch.cli.events;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * A file of events.
 *
 * @param path where it lies; {@code -} is standard input
 * @param name how rows and alerts call it: its path below the folder that was given
 */
public record EventFile(String path, String name) implements Serializable {

  /** Standard input. */
  public static final EventFile STANDARD_INPUT = new EventFile("-", "-");

  boolean isStandardInput() {
    return path.equals(STANDARD_INPUT.path);
  }

  /** Its content, unzipped, as UTF-8 without a byte order mark. */
  InputStream open() throws IOException {
    if (isStandardInput()) {
      return System.in;
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(path)), 1 << 16);
    return Utf8.of(path.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPInputStream(in) : in);
  }
}
