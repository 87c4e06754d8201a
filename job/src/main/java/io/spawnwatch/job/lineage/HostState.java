package io.spawnwatch.job.lineage;

import java.util.Arrays;

/**
 * What is known of a host as a whole.
 *
 * @param clock its newest event time, milliseconds; {@link ProcessNode#UNKNOWN} before any
 * @param boots times of its latest boots, ascending
 * @param recent the latest records; changes in place
 * @param processes how many were made since the last sweep counted them
 * @param observedClock the clock when the last sweep looked at it
 * @param silentSince wall clock since when sweeps find the clock unchanged, milliseconds
 * @param securityOffset what must be added to the times of its Security events: some pipelines
 *     write local time as if it were UTC; milliseconds
 * @param facts whether it sends all that it should; changes in place
 */
public record HostState(
    long clock,
    long[] boots,
    RecordWindow recent,
    int processes,
    long observedClock,
    long silentSince,
    long securityOffset,
    HostFacts facts) {

  private static final int MAX_BOOTS = 4;
  private static final long BOOT_MILLIS = 60_000;

  /** A host never heard of. */
  public static HostState unheard() {
    return new HostState(
        ProcessNode.UNKNOWN,
        new long[0],
        new RecordWindow(),
        0,
        ProcessNode.UNKNOWN,
        0,
        0,
        new HostFacts());
  }

  /** One that shares nothing which changes. */
  HostState copy() {
    return new HostState(
        clock,
        boots,
        recent.copy(),
        processes,
        observedClock,
        silentSince,
        securityOffset,
        facts.copy());
  }

  /** As a sweep finds it at that wall clock. */
  HostState observedAt(long now) {
    return clock == observedClock
        ? this
        : new HostState(clock, boots, recent, processes, clock, now, securityOffset, facts);
  }

  /** The same, whose facts count anew, for a status told of them. */
  public HostState toldOf() {
    facts.beginAnew(clock);
    return this;
  }

  HostState at(long time) {
    return time <= clock
        ? this
        : new HostState(
            time, boots, recent, processes, observedClock, silentSince, securityOffset, facts);
  }

  HostState withSecurityOffset(long millis) {
    return new HostState(
        clock, boots, recent, processes, observedClock, silentSince, millis, facts);
  }

  HostState withProcesses(int count) {
    return new HostState(
        clock, boots, recent, count, observedClock, silentSince, securityOffset, facts);
  }

  HostState bootedAt(long time) {
    long[] all = Arrays.copyOf(boots, boots.length + 1);
    all[boots.length] = time;
    Arrays.sort(all);
    long[] latest = Arrays.stream(all).filter(boot -> isFirstSign(boot, all)).toArray();
    int from = Math.max(0, latest.length - MAX_BOOTS);
    long[] kept = Arrays.copyOfRange(latest, from, latest.length);
    return new HostState(
        clock, kept, recent, processes, observedClock, silentSince, securityOffset, facts);
  }

  /** smss and Registry tell of the same boot, and so does 4608: the earliest is its time. */
  private static boolean isFirstSign(long boot, long[] all) {
    return Arrays.stream(all).noneMatch(other -> other < boot && boot - other < BOOT_MILLIS);
  }

  /** Whether the host booted after the first time, and not after the second. */
  boolean bootedBetween(long from, long to) {
    for (long boot : boots) {
      if (boot > from + LineageSettings.skew(from, boot) && boot <= to) {
        return true;
      }
    }
    return false;
  }
}
