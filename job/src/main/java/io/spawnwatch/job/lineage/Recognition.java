package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;

/** Whether a creation tells of a process that the lineage has heard of. */
final class Recognition {

  private Recognition() {}

  /**
   * The process that the creation tells of.
   *
   * @param slot the processes of its pid
   * @param time the event's, corrected
   * @return a process that another event created (a twin), a placeholder that it fills, or null
   */
  static ProcessNode of(ProcessSlot slot, ProcessEvent event, long time, ProcessText text) {
    ProcessNode placeholder = null;
    for (ProcessNode node : slot.nodes()) {
      if (!node.text().agreesWith(text)) {
        continue;
      }
      if (node.isPlaceholder()) {
        boolean earlier = time <= node.known() + LineageSettings.SKEW_MILLIS;
        if (earlier && !anotherBetween(slot, time, node)) {
          placeholder = node;
        }
      } else if (isTwin(node, event, time, text)) {
        return node;
      }
    }
    return placeholder;
  }

  private static boolean isTwin(ProcessNode node, ProcessEvent event, long time, ProcessText text) {
    if (node.text().hasSameGuid(text)) {
      return true;
    }
    boolean otherProvider = isToldByOther(node, event);
    long apart = Math.abs(node.start() - time);
    return apart == 0 || otherProvider && apart <= LineageSettings.TWIN_MILLIS;
  }

  private static boolean isToldByOther(ProcessNode node, ProcessEvent event) {
    return (node.told() & 1 << event.provider().ordinal()) == 0;
  }

  /** The twin of an event whose clock is off by hours; null where there is none. */
  static ProcessNode offsetTwin(
      ProcessSlot slot, ProcessEvent event, long time, ProcessText text, long learnt) {
    for (ProcessNode node : slot.nodes()) {
      if (!node.isPlaceholder()
          && isToldByOther(node, event)
          && node.text().agreesWith(text)
          && ClockOffset.between(node, event, time, text, learnt) != 0) {
        return node;
      }
    }
    return null;
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
