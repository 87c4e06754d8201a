package io.spawnwatch.cli.events;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.commons.io.input.ReaderInputStream;

/** Text as UTF-8, whatever Windows wrote: Windows PowerShell's redirections are UTF-16. */
final class Utf8 {

  private static final int PEEKED = 4;

  private Utf8() {}

  /** The same text in UTF-8, without a byte order mark. */
  static InputStream of(InputStream content) throws IOException {
    BufferedInputStream in = new BufferedInputStream(content, 1 << 16);
    return isUtf16(in)
        ? ReaderInputStream.builder()
            .setReader(new InputStreamReader(in, StandardCharsets.UTF_16))
            .setCharset(StandardCharsets.UTF_8)
            .get()
        : BOMInputStream.builder().setInputStream(in).setByteOrderMarks(ByteOrderMark.UTF_8).get();
  }

  /** A mark and an ASCII character: two odd bytes alone may be one broken line of many. */
  private static boolean isUtf16(BufferedInputStream in) throws IOException {
    in.mark(PEEKED);
    byte[] start = in.readNBytes(PEEKED);
    in.reset();
    boolean little = start.length == PEEKED && start[0] == (byte) 0xff && start[1] == (byte) 0xfe;
    boolean big = start.length == PEEKED && start[0] == (byte) 0xfe && start[1] == (byte) 0xff;
    return little && start[2] > 0 && start[3] == 0 || big && start[2] == 0 && start[3] > 0;
  }
}
