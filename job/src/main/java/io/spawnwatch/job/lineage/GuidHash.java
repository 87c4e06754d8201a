package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessGuid;

/** Canonical ids: 128 bits from what identifies a process, the same on every replay. */
final class GuidHash {

  private static final long MULTIPLIER = 0x9ddfea08eb382d69L;

  private GuidHash() {}

  /**
   * The id of a process first heard of so.
   *
   * @param host the full name
   * @param slot its pid or guid
   * @param time its start, or its first child's
   * @param kind tells a creation from a placeholder
   */
  static ProcessGuid of(String host, long slot, long time, int kind) {
    long high = 0x243f6a8885a308d3L;
    long low = 0x13198a2e03707344L;
    for (int i = 0; i < host.length(); i++) {
      high = mix(high ^ host.charAt(i));
      low = mix(low + host.charAt(i) * MULTIPLIER);
    }
    high = mix(mix(mix(high ^ slot) ^ time) ^ kind);
    low = mix(mix(mix(low + slot) + time) + kind);
    return new ProcessGuid(high, low);
  }

  /**
   * The id of a process that was first taken for another, of which it has the exit at that time.
   */
  static ProcessGuid of(ProcessGuid other, long time) {
    return new ProcessGuid(mix(mix(other.high()) ^ time), mix(mix(other.low()) + time));
  }

  private static long mix(long value) {
    long z = (value ^ value >>> 32) * MULTIPLIER;
    z = (z ^ z >>> 29) * MULTIPLIER;
    return z ^ z >>> 32;
  }
}
