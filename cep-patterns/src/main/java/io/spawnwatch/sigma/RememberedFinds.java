package io.spawnwatch.sigma;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A literal index with a memory of what it found in the values that it saw last: an estate runs few
 * programs, many times. A value takes the place of another of its hash, so the memory is bounded
 * and nothing that a host sends makes a look-up long. Not thread-safe.
 */
final class RememberedFinds implements IntConsumer {

  private static final int PLACES = 1 << 10;

  /** Longer values seldom come again. */
  private static final int MAX_LENGTH = 512;

  private final LiteralIndex index;
  private final String[] values = new String[PLACES];
  private final int[][] finds = new int[PLACES][];
  private int[] found = new int[64];
  private int count;

  RememberedFinds(LiteralIndex index) {
    this.index = index;
  }

  /** As {@link LiteralIndex#search}. */
  void search(String value, IntConsumer consumer) {
    if (value.length() > MAX_LENGTH) {
      index.search(value, consumer);
      return;
    }
    int hash = value.hashCode();
    int place = (hash ^ hash >>> 15) & PLACES - 1;
    if (!value.equals(values[place])) {
      finds[place] = finds(value);
      values[place] = value;
    }
    for (int id : finds[place]) {
      consumer.accept(id);
    }
  }

  private int[] finds(String value) {
    count = 0;
    index.search(value, this);
    return Arrays.copyOf(found, count);
  }

  /** Called by the index: the literal of an id occurs. */
  @Override
  public void accept(int id) {
    if (count == found.length) {
      found = Arrays.copyOf(found, count * 2);
    }
    found[count++] = id;
  }
}
