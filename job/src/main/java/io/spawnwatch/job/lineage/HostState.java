package io.spawnwatch.job.lineage;

import java.util.Arrays;

/** What is known of a host as a whole. Mutable, because every event changes it. */
public final class HostState {

  private static final int MAX_BOOTS = 4;
  private static final long BOOT_MILLIS = 60_000;

  private long clock;
  private long[] boots;
  private final RecordWindow recent;
  private int processes;
  private long observedClock;
  private long silentSince;
  private long securityOffset;
  private final HostFacts facts;

  /**
   * A host.
   *
   * @param clock its newest event time, milliseconds; {@link ProcessNode#UNKNOWN} before any
   * @param boots times of its latest boots, ascending
   * @param recent the latest records
   * @param processes how many the last sweep kept, and were made since
   * @param observedClock the clock when the last sweep looked at it
   * @param silentSince wall clock since when sweeps find the clock unchanged, milliseconds
   * @param securityOffset what must be added to the times of its Security events: some pipelines
   *     write local time as if it were UTC; milliseconds
   * @param facts whether it sends all that it should
   */
  HostState(
      long clock,
      long[] boots,
      RecordWindow recent,
      int processes,
      long observedClock,
      long silentSince,
      long securityOffset,
      HostFacts facts) {
    this.clock = clock;
    this.boots = boots;
    this.recent = recent;
    this.processes = processes;
    this.observedClock = observedClock;
    this.silentSince = silentSince;
    this.securityOffset = securityOffset;
    this.facts = facts;
  }

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

  /** Its newest event time, milliseconds; {@link ProcessNode#UNKNOWN} before any. */
  public long clock() {
    return clock;
  }

  /** Times of its latest boots, ascending: an array that is replaced, not changed. */
  long[] boots() {
    return boots;
  }

  /** The latest records; changes in place. */
  RecordWindow recent() {
    return recent;
  }

  /** How many processes the last sweep kept, and were made since. */
  public int processes() {
    return processes;
  }

  /** The clock when the last sweep looked at it. */
  long observedClock() {
    return observedClock;
  }

  /** Wall clock since when sweeps find the clock unchanged, milliseconds. */
  long silentSince() {
    return silentSince;
  }

  /**
   * What must be added to the times of its Security events: some pipelines write local time as if
   * it were UTC; milliseconds.
   */
  public long securityOffset() {
    return securityOffset;
  }

  /** Whether it sends all that it should; changes in place. */
  public HostFacts facts() {
    return facts;
  }

  /** As a sweep finds it at that wall clock. */
  void observedAt(long now) {
    if (clock != observedClock) {
      observedClock = clock;
      silentSince = now;
    }
  }

  /** A status told of its facts, which count anew. */
  public void statusWasTold() {
    facts.beginAnew(clock);
  }

  /** An event happened then. */
  void advanceTo(long time) {
    clock = Math.max(clock, time);
  }

  void securityOffsetIs(long millis) {
    securityOffset = millis;
  }

  void processesAre(int count) {
    processes = count;
  }

  void bootedAt(long time) {
    long[] all = Arrays.copyOf(boots, boots.length + 1);
    all[boots.length] = time;
    Arrays.sort(all);
    long[] latest = Arrays.stream(all).filter(boot -> isFirstSign(boot, all)).toArray();
    boots = Arrays.copyOfRange(latest, Math.max(0, latest.length - MAX_BOOTS), latest.length);
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
