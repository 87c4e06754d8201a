package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessGuid;

/** Finds the process that ended, and notes when. */
final class Exits {

  private final LineageStore store;

  Exits(LineageStore store) {
    this.store = store;
  }

  /**
   * A process ended.
   *
   * @return whether that may change who is whose creator
   */
  boolean exited(Told told) {
    if (!told.canBeFound()) {
      return false;
    }
    long time = told.time();
    ProcessText text = told.text();
    ProcessSlot slot = store.get(told.slot());
    if (isKnown(slot, time, text)) {
      return false;
    }
    ProcessNode ended = PidTimeline.endedAt(slot, store.host(), time, text);
    boolean isNew = ended == null || ended.hasEnd() && ended.end() < time;
    ProcessSlot changed = isNew ? slot.with(onlyAnExit(slot, told)) : ended(slot, ended, time);
    store.put(told.slot(), changed);
    return !isNew && ended.life().used() > time + LineageSettings.AFTER_EXIT_MILLIS;
  }

  /** Whether the exit was told already, by the other provider or before. */
  private static boolean isKnown(ProcessSlot slot, long time, ProcessText text) {
    for (ProcessNode node : slot.nodes()) {
      boolean near = node.hasEnd() && Math.abs(node.end() - time) <= LineageSettings.TWIN_MILLIS;
      if (near && node.text().agreesWith(text)) {
        return true;
      }
    }
    return false;
  }

  /** A later exit that was taken for the process's is that of one whose creation was lost. */
  private static ProcessSlot ended(ProcessSlot slot, ProcessNode node, long time) {
    ProcessSlot kept = node.hasEnd() ? slot.withOnlyExitOf(node) : slot;
    return kept.with(node.withEnd(Math.max(time, node.known())));
  }

  /** Kept for a creation that comes after its exit. */
  private static ProcessNode onlyAnExit(ProcessSlot slot, Told told) {
    ProcessGuid wanted = GuidHash.of(told.event().host(), told.slot(), told.time(), 2);
    ProcessGuid guid = slot.free(wanted, told.time());
    Lifetime life = Lifetime.until(told.time());
    return ProcessNode.placeholder(
        guid, told.event().pid(), life, Telling.clockOf(told.telling()), told.text());
  }
}
