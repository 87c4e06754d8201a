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

  /** So many characters at the end are all hashed, of those before fewer and fewer. */
  private static final int HASHED_BITS = 4;

  private final LiteralIndex index;
  private final boolean ofCommandLines;

  /** By place: a value, or a command line up to its arguments. */
  private final String[] values = new String[PLACES];

  private final int[][] finds = new int[PLACES][];

  /** By place: the index's state after it. */
  private final int[] states = new int[PLACES];

  private int[] found = new int[64];
  private int count;

  /**
   * An empty memory.
   *
   * @param ofCommandLines whether the values are such: their arguments seldom come again, but what
   *     stands before them does
   */
  RememberedFinds(LiteralIndex index, boolean ofCommandLines) {
    this.index = index;
    this.ofCommandLines = ofCommandLines;
  }

  /** As {@link LiteralIndex#search}. */
  void search(String value, IntConsumer consumer) {
    index.findEmpty(value, consumer);
    int end = ofCommandLines ? programEnd(value) : value.length();
    int state = 0;
    if (end > MAX_LENGTH) {
      end = 0;
    } else if (end > 0) {
      int place = place(value, end);
      for (int id : finds[place]) {
        consumer.accept(id);
      }
      state = states[place];
    }
    index.scan(value, end, value.length(), state, consumer);
  }

  /** Behind the closing quote or the first blank; 0 where nothing follows. */
  private static int programEnd(String commandLine) {
    int end = 1 + commandLine.indexOf(commandLine.startsWith("\"") ? '"' : ' ', 1);
    return end < commandLine.length() ? end : 0;
  }

  /** Where the value's beginning is remembered, now if not before. */
  private int place(String value, int end) {
    int place = hash(value, end) & PLACES - 1;
    String there = values[place];
    boolean known =
        end == value.length()
            ? value.equals(there)
            : there != null && there.length() == end && value.startsWith(there);
    if (!known) {
      count = 0;
      states[place] = index.scan(value, 0, end, 0, this);
      finds[place] = Arrays.copyOf(found, count);
      values[place] = value.substring(0, end);
    }
    return place;
  }

  /** Programs differ in their last characters. */
  private static int hash(String value, int end) {
    int hash = end;
    for (int i = end - 1; i >= 0; i -= 1 + (end - i >> HASHED_BITS)) {
      hash = 31 * hash + value.charAt(i);
    }
    return hash ^ hash >>> 15;
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
