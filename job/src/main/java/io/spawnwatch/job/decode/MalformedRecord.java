package io.spawnwatch.job.decode;

/** A record that is no event; its message is one line without the record's content. */
final class MalformedRecord extends Exception {

  MalformedRecord(String reason) {
    // Thrown per record: a stack trace would cost more than the decoding.
    super(reason, null, false, false);
  }
}
