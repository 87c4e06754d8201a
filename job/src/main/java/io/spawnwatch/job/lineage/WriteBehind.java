package io.spawnwatch.job.lineage;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes to the state what changed in the cache: when too much waits, when it leaves the cache, and
 * before a checkpoint. The current key is that of the host written last.
 */
final class WriteBehind {

  /** So that the flush before a checkpoint stays short: so many puts take about a tenth second. */
  private static final int MAX_DIRTY = 32_768;

  private final LineageState keyed;
  private final Consumer<String> setCurrentKey;

  /** Hosts with changes that wait, those that wait longest first; and some written since. */
  private final ArrayDeque<CachedHost> waiting = new ArrayDeque<>();

  private int dirty;

  WriteBehind(LineageState keyed, Consumer<String> setCurrentKey) {
    this.keyed = keyed;
    this.setCurrentKey = setCurrentKey;
  }

  /**
   * The current host changed, which stays the current one.
   *
   * @param newly whether one more of its writes waits
   */
  void await(CachedHost host, boolean newly) {
    dirty += newly ? 1 : 0;
    if (host.beginsToWait()) {
      waiting.add(host);
    }
    if (dirty > MAX_DIRTY) {
      writeUntil(MAX_DIRTY / 2);
      setCurrentKey.accept(host.name());
    }
  }

  /** Writes all that waits. */
  void flush() {
    writeUntil(0);
  }

  private void writeUntil(int bound) {
    while (!waiting.isEmpty() && (dirty > bound || bound == 0)) {
      CachedHost host = waiting.remove();
      write(host);
      host.endsToWait();
    }
  }

  private void write(CachedHost host) {
    if (!host.isDirty()) {
      return;
    }
    setCurrentKey.accept(host.name());
    keyed.write(host.dirtySlots());
    keyed.write(host.state());
    forget(host);
    if (host.copies().isStale()) {
      copyAncestors(host);
    }
  }

  private void copyAncestors(CachedHost host) {
    setCurrentKey.accept(host.name());
    keyed.writeAncestors(host.copies().take(host.slots()));
  }

  /** Slots of a host leave the cache: writes those of them that changed. */
  void writeLeft(CachedHost host) {
    List<CachedSlot> changed = host.takeChangedThatLeft();
    if (!changed.isEmpty()) {
      setCurrentKey.accept(host.name());
      keyed.write(changed);
      dirty -= changed.size();
    }
  }

  /** A host is going to leave the cache. */
  void writeAll(CachedHost host) {
    write(host);
    if (host.copies().lack(host.slots())) {
      copyAncestors(host);
    }
  }

  /** What of a host waits needs no write any more; it may still stand among those that wait. */
  void forget(CachedHost host) {
    dirty -= host.writes();
    host.written();
  }

  /** A host left the cache. Queues are not searched for each that leaves. */
  void left(int cached) {
    if (waiting.size() > 2 * cached) {
      waiting.removeIf(CachedHost::endsToWait);
    }
  }
}
