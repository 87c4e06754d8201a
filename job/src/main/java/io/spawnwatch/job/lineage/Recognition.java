package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;

/** Whether a creation tells of a process that the lineage has heard of. */
final class Recognition {

  private Recognition() {}

  /**
   * The process that the creation tells of.
   *
   * @param slot the processes of its pid
   * @return a process that another event created (a twin), a placeholder that it fills, or null
   */
  static ProcessNode of(ProcessSlot slot, ProcessEvent event, ProcessText text) {
    ProcessNode placeholder = null;
    for (ProcessNode node : slot.nodes()) {
      if (!node.text().agreesWith(text)) {
        continue;
      }
      if (node.isPlaceholder()) {
        boolean earlier = event.time() <= node.known() + LineageSettings.SKEW_MILLIS;
        if (earlier && !anotherBetween(slot, event.time(), node)) {
          placeholder = node;
        }
      } else if (isTwin(node, event, text)) {
        return node;
      }
    }
    return placeholder;
  }

  private static boolean isTwin(ProcessNode node, ProcessEvent event, ProcessText text) {
    if (node.text().hasSameGuid(text)) {
      return true;
    }
    boolean otherProvider = (node.told() & 1 << event.provider().ordinal()) == 0;
    long apart = Math.abs(node.start() - event.time());
    return apart == 0 || otherProvider && apart <= LineageSettings.TWIN_MILLIS;
  }

  /** Whether another process of the pid was created after the event and before the first child. */
  private static boolean anotherBetween(ProcessSlot slot, long time, ProcessNode placeholder) {
    for (ProcessNode node : slot.nodes()) {
      if (!node.isPlaceholder() && node.start() > time && node.start() <= placeholder.known()) {
        return true;
      }
    }
    return false;
  }
}
