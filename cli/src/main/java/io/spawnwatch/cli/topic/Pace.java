package io.spawnwatch.cli.topic;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets through so many a second, evenly, and says on the way how many went. */
public final class Pace {

  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final double rate;
  private final PrintWriter progress;
  private final long begun = System.nanoTime();
  private long count;
  private long reported = begun;

  /**
   * A pace.
   *
   * @param rate a second; 0 or less for no bound
   * @param progress where to say how many went, every five seconds
   */
  public Pace(double rate, PrintWriter progress) {
    this.rate = rate;
    this.progress = progress;
  }

  /** Waits until the next may go. */
  public void await() {
    long now = System.nanoTime();
    if (rate > 0) {
      long due = begun + (long) (count / rate * 1e9);
      for (; due > now; now = System.nanoTime()) {
        LockSupport.parkNanos(due - now);
      }
    }
    count++;
    if (now - reported >= REPORT_NANOS) {
      reported = now;
      progress.println(report());
      progress.flush();
    }
  }

  /** How many went, and how fast. */
  public String report() {
    double seconds = (System.nanoTime() - begun) / 1e9;
    return String.format("%,d events sent, %,.0f a second", count, count / seconds);
  }
}
