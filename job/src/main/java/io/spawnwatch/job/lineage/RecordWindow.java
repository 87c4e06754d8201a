package io.spawnwatch.job.lineage;

import java.util.Arrays;

/**
 * Hashes of a host's latest records, by which redelivered ones are known: a ring. Mutable, because
 * every event adds one.
 */
public final class RecordWindow {

  private static final int SIZE = 64;

  private long[] hashes;
  private int next;

  RecordWindow() {
    this(new long[0], 0);
  }

  /** The window of those hashes, the next one to be written at that place. */
  RecordWindow(long[] hashes, int next) {
    this.hashes = hashes;
    this.next = next;
  }

  /** Takes a record in; false where it is there already. */
  boolean add(long record) {
    for (long hash : hashes) {
      if (hash == record) {
        return false;
      }
    }
    if (hashes.length < SIZE) {
      hashes = Arrays.copyOf(hashes, hashes.length + 1);
      hashes[hashes.length - 1] = record;
    } else {
      hashes[next] = record;
      next = (next + 1) % SIZE;
    }
    return true;
  }

  long[] hashes() {
    return hashes;
  }

  int next() {
    return next;
  }

  RecordWindow copy() {
    return new RecordWindow(hashes.clone(), next);
  }
}
