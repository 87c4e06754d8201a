package io.spawnwatch.cli.events;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * A file of events.
 *
 * @param path where it lies; {@code -} is standard input
 * @param name how rows and alerts call it: its path below the folder that was given
 */
public record EventFile(String path, String name) implements Serializable {

  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final int BUFFER_BYTES = 1 << 16;

  /** Standard input. */
  public static final EventFile STANDARD_INPUT = new EventFile("-", "-");

  boolean isStandardInput() {
    return path.equals(STANDARD_INPUT.path);
  }

  /** Its content, unzipped, as UTF-8 without a byte order mark. */
  InputStream open() throws IOException {
    InputStream raw = isStandardInput() ? System.in : Files.newInputStream(Path.of(path));
    BufferedInputStream in = new BufferedInputStream(raw, BUFFER_BYTES);
    return Utf8.of(isZipped(in) ? new GZIPInputStream(in, BUFFER_BYTES) : in);
  }

  /** By its first bytes, for a pipe has no name. */
  private static boolean isZipped(BufferedInputStream in) throws IOException {
    in.mark(GZIP.length);
    byte[] start = in.readNBytes(GZIP.length);
    in.reset();
    return Arrays.equals(start, GZIP);
  }
}
