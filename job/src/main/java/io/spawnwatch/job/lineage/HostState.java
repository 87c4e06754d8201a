package io.spawnwatch.job.lineage;

import java.util.Arrays;

/**
 * What is known of a host as a whole.
 *
 * @param clock its newest event time, milliseconds; {@link ProcessNode#UNKNOWN} before any
 * @param boots times of its latest boots, ascending
 * @param recent hashes of the latest records, a ring, by which redelivered ones are known
 * @param next where the next hash goes
 * @param processes how many were made since the last sweep counted them
 * @param observedClock the clock when the last sweep looked at it
 * @param silentSince wall clock since when sweeps find the clock unchanged, milliseconds
 * @param securityOffset what must be added to the times of its Security events: some pipelines
 *     write local time as if it were UTC; milliseconds
 */
public record HostState(
    long clock,
    long[] boots,
    long[] recent,
    int next,
    int processes,
    long observedClock,
    long silentSince,
    long securityOffset) {

  private static final int WINDOW = 128;
  private static final int MAX_BOOTS = 4;
  private static final long BOOT_MILLIS = 60_000;

  /** A host never heard of. */
  public static final HostState NEW =
      new HostState(ProcessNode.UNKNOWN, new long[0], new long[0], 0, 0, ProcessNode.UNKNOWN, 0, 0);

  boolean hasSeen(long record) {
    for (long hash : recent) {
      if (hash == record) {
        return true;
      }
    }
    return false;
  }

  HostState seen(long record) {
    if (recent.length < WINDOW) {
      long[] longer = Arrays.copyOf(recent, recent.length + 1);
      longer[recent.length] = record;
      return withRecent(longer, 0);
    }
    long[] ring = recent.clone();
    ring[next] = record;
    return withRecent(ring, (next + 1) % WINDOW);
  }

  private HostState withRecent(long[] hashes, int position) {
    return new HostState(
        clock, boots, hashes, position, processes, observedClock, silentSince, securityOffset);
  }

  /** As a sweep finds it at that wall clock. */
  HostState observedAt(long now) {
    return clock == observedClock
        ? this
        : new HostState(clock, boots, recent, next, processes, clock, now, securityOffset);
  }

  HostState at(long time) {
    return time <= clock
        ? this
        : new HostState(
            time, boots, recent, next, processes, observedClock, silentSince, securityOffset);
  }

  HostState withSecurityOffset(long millis) {
    return new HostState(clock, boots, recent, next, processes, observedClock, silentSince, millis);
  }

  HostState withProcesses(int count) {
    return new HostState(
        clock, boots, recent, next, count, observedClock, silentSince, securityOffset);
  }

  HostState bootedAt(long time) {
    long[] all = Arrays.copyOf(boots, boots.length + 1);
    all[boots.length] = time;
    Arrays.sort(all);
    long[] latest = Arrays.stream(all).filter(boot -> isFirstSign(boot, all)).toArray();
    int from = Math.max(0, latest.length - MAX_BOOTS);
    return new HostState(
        clock,
        Arrays.copyOfRange(latest, from, latest.length),
        recent,
        next,
        processes,
        observedClock,
        silentSince,
        securityOffset);
  }

  /** smss and Registry tell of the same boot, and so does 4608: the earliest is its time. */
  private static boolean isFirstSign(long boot, long[] all) {
    return Arrays.stream(all).noneMatch(other -> other < boot && boot - other < BOOT_MILLIS);
  }

  /** Whether the host booted after the first time, and not after the second. */
  boolean bootedBetween(long from, long to) {
    for (long boot : boots) {
      if (boot > from + LineageSettings.SKEW_MILLIS && boot <= to) {
        return true;
      }
    }
    return false;
  }
}
