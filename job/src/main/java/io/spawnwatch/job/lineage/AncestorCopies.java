package io.spawnwatch.job.lineage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which processes of a cached host the state keeps copies of in one entry: its long-lived parents,
 * which a host that comes back to the cache is most likely to ask for. A copied process stays in
 * the cache as long as its host, so that its copy is never older than itself in the state.
 */
final class AncestorCopies {

  /** A workstation has about fifteen; an entry of several KB is dear to write anew. */
  static final int MAX = 24;

  private int stored;
  private boolean stale;

  /** They were read. */
  void read(int count) {
    stored = count;
  }

  /** A slot changes. */
  void changes(CachedSlot slot) {
    stale |= slot.isCopied();
  }

  /** Whether what is stored is no longer true. */
  boolean isStale() {
    return stale;
  }

  /** Whether there are others of which copies would be of use. */
  boolean lack(SlotMap slots) {
    int[] lacking = {0};
    slots.forEach(slot -> lacking[0] += slot.isAncestor() && !slot.isCopied() ? 1 : 0);
    return lacking[0] > 0 && stored < MAX;
  }

  /** Whether another may stay in the cache beside those, for its copy to be stored. */
  boolean hasRoomFor(SlotMap kept) {
    return kept.size() < MAX;
  }

  /** What is to be stored now, those first that started another last; it counts as stored. */
  ProcessSlot take(SlotMap slots) {
    List<CachedSlot> ancestors = new ArrayList<>();
    slots.forEach(
        slot -> {
          slot.copiedIs(false);
          if (slot.isAncestor()) {
            ancestors.add(slot);
          }
        });
    ancestors.sort(Comparator.comparing(AncestorCopies::lastUse).reversed());
    List<CachedSlot> copied = ancestors.subList(0, Math.min(MAX, ancestors.size()));
    copied.forEach(slot -> slot.copiedIs(true));
    stored = copied.size();
    stale = false;
    return new ProcessSlot(copied.stream().map(AncestorCopies::only).toList());
  }

  private static long lastUse(CachedSlot slot) {
    return only(slot).life().used();
  }

  private static ProcessNode only(CachedSlot slot) {
    return slot.processes().nodes().get(0);
  }
}
