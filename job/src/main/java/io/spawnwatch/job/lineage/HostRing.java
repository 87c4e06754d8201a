package io.spawnwatch.job.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hosts of the cache, with second chances (the clock algorithm, Corbató 1968): what was not
 * used since the hand last passed leaves. Which one is current, and that it was used, are numbers:
 * references that every event changes, as in a list in the order of use, cost a tenth of the
 * lineage's time in the collector's barriers.
 */
final class HostRing {

  private static final int NONE = -1;

  private final Map<String, CachedHost> byName = new HashMap<>();
  private final List<CachedHost> ring = new ArrayList<>();
  private int current = NONE;
  private int hand;

  /** The current host; null where there is none. */
  CachedHost current() {
    return current == NONE ? null : ring.get(current);
  }

  int size() {
    return ring.size();
  }

  /** Makes a host the current one; false where it is not here. */
  boolean enter(String name) {
    CachedHost host = byName.get(name);
    current = host == null ? NONE : host.place();
    if (host != null) {
      host.use();
    }
    return host != null;
  }

  /** Adds a host that is not here, which becomes the current one. */
  void add(CachedHost host) {
    current = ring.size();
    host.placeIs(current);
    host.use();
    ring.add(host);
    byName.put(host.name(), host);
  }

  /** The next at the hand, which is not the current one; there must be two at least. */
  CachedHost next() {
    hand = (hand + 1) % ring.size();
    // The hand goes past it, for the newest takes the place of one that leaves.
    hand = hand == current ? (hand + 1) % ring.size() : hand;
    return ring.get(hand);
  }

  /** Removes a host; the last of the ring takes its place. */
  void remove(CachedHost host) {
    byName.remove(host.name());
    CachedHost last = ring.remove(ring.size() - 1);
    int lastPlace = last.place();
    if (host.place() == current) {
      current = NONE;
    }
    if (last != host) {
      last.placeIs(host.place());
      ring.set(host.place(), last);
      current = current == lastPlace ? last.place() : current;
    }
  }
}
