package io.spawnwatch.job.host;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps work beside the stream to a third of a core: the work calls it between its steps, and it
 * sleeps twice as long as a slice of work took. Java's thread priorities do nothing on Linux.
 */
public final class Pace implements Runnable {

  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int PAUSE_SLICES = 2;

  /** A set is to be active within 5 s, of which two TaskManagers may work one after the other. */
  private static final long MAX_PAUSED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier clock;
  private final LongConsumer sleep;
  private long sliceBegan;
  private long paused;

  /** The pace of work that begins now. */
  Pace() {
    this(System::nanoTime, LockSupport::parkNanos);
  }

  Pace(LongSupplier clock, LongConsumer sleep) {
    this.clock = clock;
    this.sleep = sleep;
    sliceBegan = clock.getAsLong();
  }

  @Override
  public void run() {
    long took = clock.getAsLong() - sliceBegan;
    if (took >= SLICE_NANOS && paused < MAX_PAUSED_NANOS) {
      long pause = Math.min(PAUSE_SLICES * took, MAX_PAUSED_NANOS - paused);
      sleep.accept(pause);
      paused += pause;
      sliceBegan = clock.getAsLong();
    }
  }
}
