package io.spawnwatch.job.alert;

import java.util.Arrays;

/**
 * What is remembered of a finding while it may repeat.
 *
 * @param uid the finding's uid, 36 characters
 * @param count processes that matched, each once
 * @param messages messages published
 * @param first time of the earliest match, milliseconds by the host's clock
 * @param last time of the latest match
 * @param published the latest match's time when it was last published
 * @param recent hashes of the processes that were counted last; the oldest are forgotten
 */
public record Episode(
    String uid, long count, int messages, long first, long last, long published, long[] recent) {

  private static final int MAX_RECENT = 256;

  boolean hasCounted(long behaviour) {
    for (long hash : recent) {
      if (hash == behaviour) {
        return true;
      }
    }
    return false;
  }

  /** With one more process counted. */
  Episode with(long behaviour, long time) {
    int kept = Math.min(recent.length, MAX_RECENT - 1);
    long[] hashes = Arrays.copyOfRange(recent, recent.length - kept, recent.length + 1);
    hashes[kept] = behaviour;
    return new Episode(
        uid, count + 1, messages, Math.min(first, time), Math.max(last, time), published, hashes);
  }

  /** With one more message published. */
  public Episode afterMessage() {
    return new Episode(uid, count, messages + 1, first, last, last, recent);
  }
}
