package io.spawnwatch.cli.output;

import io.spawnwatch.job.decode.DeadLetter;
import java.nio.charset.StandardCharsets;

/** Says where a record that is no event lies, and why it is none. */
final class DeadLetterLine {

  private DeadLetterLine() {}

  static byte[] of(DeadLetter letter) {
    return (letter.source() + ":" + letter.offset() + ": malformed: " + letter.reason())
        .getBytes(StandardCharsets.UTF_8);
  }
}
