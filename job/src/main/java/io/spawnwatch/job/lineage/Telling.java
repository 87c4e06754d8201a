package io.spawnwatch.job.lineage;

import io.spawnwatch.event.Provider;

/**
 * Who told of a process's creation, and by which clock, in one number: a bit of each provider's
 * ordinal, a bit for Security events whose clock nothing confirmed yet, and above them the quarter
 * hours that were added to the times of Security events.
 */
final class Telling {

  private static final int PROVIDERS = 0x3f;
  private static final int SECURITY = 1 << Provider.SECURITY.ordinal();
  private static final int DOUBTFUL = 1 << 6;
  private static final int QUARTERS_SHIFT = 7;
  private static final long QUARTER_MILLIS = 900_000;

  private Telling() {}

  /**
   * An event's.
   *
   * @param offset what is added to the host's Security events, as far as it is known; milliseconds
   */
  static int of(Provider provider, long offset) {
    int by = 1 << provider.ordinal();
    if (by != SECURITY) {
      return by;
    }
    return offset == 0 ? by | DOUBTFUL : corrected(by, offset);
  }

  /** The clock alone, for what an event tells of another process. */
  static int clockOf(int telling) {
    return telling & ~PROVIDERS;
  }

  static boolean isBy(int telling, Provider provider) {
    return (telling & 1 << provider.ordinal()) != 0;
  }

  static boolean isOnlyBySecurity(int telling) {
    return (telling & PROVIDERS) == SECURITY;
  }

  static boolean isDoubtful(int telling) {
    return (telling & DOUBTFUL) != 0;
  }

  /** Of twins: the other provider's clock is right. */
  static int united(int a, int b) {
    int by = (a | b) & PROVIDERS;
    return by == SECURITY ? a : by;
  }

  /** After so many milliseconds were added to its times. */
  static int corrected(int telling, long millis) {
    int quarters = (int) Math.floorDiv(added(telling) + millis, QUARTER_MILLIS);
    return quarters << QUARTERS_SHIFT | telling & PROVIDERS;
  }

  /** What was added to the times of its Security events, milliseconds. */
  static long added(int telling) {
    return (telling >> QUARTERS_SHIFT) * QUARTER_MILLIS;
  }
}
