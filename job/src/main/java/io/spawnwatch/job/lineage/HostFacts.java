package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.Provider;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What those who run the hosts want to know of one: whether it sends all that it should. Mutable,
 * because every event adds to it.
 */
public final class HostFacts {

  private final ProviderFacts security;
  private final ProviderFacts sysmon;
  private long firstSeen = ProcessNode.UNKNOWN;
  private long since = ProcessNode.UNKNOWN;
  private long leastDelay = Long.MAX_VALUE;

  HostFacts() {
    this(new ProviderFacts(), new ProviderFacts());
  }

  private HostFacts(ProviderFacts security, ProviderFacts sysmon) {
    this.security = security;
    this.sysmon = sysmon;
  }

  /** An event was delivered, for the first time. */
  void saw(ProcessEvent event) {
    if (firstSeen == ProcessNode.UNKNOWN || event.time() < firstSeen) {
      firstSeen = event.time();
    }
    of(event.provider()).saw(event);
  }

  /** An event of that time arrived now, by the wall clock; it must be taken in after this. */
  public void arrived(long time, long now) {
    leastDelay = Math.min(leastDelay, now - time);
  }

  /** What came of the provider since the last status. */
  public ProviderFacts of(Provider provider) {
    return provider == Provider.SYSMON ? sysmon : security;
  }

  /** The earliest event's time since the host is known; {@link ProcessNode#UNKNOWN} before any. */
  public long firstSeen() {
    return firstSeen;
  }

  /** The host's clock at its last status; before any, {@link #firstSeen}. */
  public long since() {
    return since == ProcessNode.UNKNOWN ? firstSeen : since;
  }

  /**
   * By how much the wall clock was ahead of the host's at least, when an event arrived since the
   * last status; milliseconds. Below zero the host's clock is ahead. {@link Long#MAX_VALUE} where
   * it was not asked for.
   */
  public long leastDelay() {
    return leastDelay;
  }

  /** Whether nothing came since the last status. */
  public boolean isEmpty() {
    return security.isEmpty() && sysmon.isEmpty();
  }

  /** A status told of all this: counts anew. */
  void beginAnew(long clock) {
    since = clock;
    leastDelay = Long.MAX_VALUE;
    security.beginAnew();
    sysmon.beginAnew();
  }

  HostFacts copy() {
    HostFacts copy = new HostFacts(security.copy(), sysmon.copy());
    copy.firstSeen = firstSeen;
    copy.since = since;
    copy.leastDelay = leastDelay;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    security.write(out);
    sysmon.write(out);
    out.writeLong(firstSeen);
    out.writeLong(since);
    out.writeLong(leastDelay);
  }

  static HostFacts read(DataInput in) throws IOException {
    HostFacts read = new HostFacts(ProviderFacts.read(in), ProviderFacts.read(in));
    read.firstSeen = in.readLong();
    read.since = in.readLong();
    read.leastDelay = in.readLong();
    return read;
  }
}
