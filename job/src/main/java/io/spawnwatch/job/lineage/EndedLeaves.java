package io.spawnwatch.job.lineage;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Slots of a host that left the cache when all of their processes had ended without having started
 * any: leaves of the process tree. Nothing needs them once their grace is over, so a sweep can
 * remove them unread.
 */
final class EndedLeaves {

  private static final int ENTRY_BYTES = 2 * Long.BYTES;

  private long[] numbers = new long[0];
  private long[] ends = new long[0];
  private int size;

  /** A slot left the cache; its last process ended then. */
  void add(long number, long end) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size + 8);
      ends = Arrays.copyOf(ends, numbers.length);
    }
    numbers[size] = number;
    ends[size++] = end;
  }

  /** A slot comes back to the cache; true where it was one of these. */
  boolean remove(long number) {
    for (int i = 0; i < size; i++) {
      if (numbers[i] == number) {
        removeAt(i);
        return true;
      }
    }
    return false;
  }

  /** Takes those out whose last process ended before that time. */
  void removeBefore(long time, LongConsumer removed) {
    for (int i = size - 1; i >= 0; i--) {
      if (ends[i] < time) {
        removed.accept(numbers[i]);
        removeAt(i);
      }
    }
  }

  /** The whole host was looked at. */
  void clear() {
    numbers = new long[0];
    ends = numbers;
    size = 0;
  }

  private void removeAt(int place) {
    size--;
    numbers[place] = numbers[size];
    ends[place] = ends[size];
  }

  /** Heap that they take, about. */
  long bytes() {
    return (long) numbers.length * ENTRY_BYTES;
  }
}
