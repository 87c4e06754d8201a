package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;

/** Finds the creator of a process, or makes a placeholder for it. */
final class ParentResolution {

  private final LineageStore store;

  ParentResolution(LineageStore store) {
    this.store = store;
  }

  /**
   * The creator, which is noted to have run; null where the event tells of none.
   *
   * @param time the event's, corrected
   */
  ProcessNode resolve(ProcessEvent event, long time) {
    ProcessText told = Texts.ofParent(event);
    long slotId = ProcessSlot.of(event.parentPid(), told.sysmonGuid());
    if (slotId == ProcessEvent.UNKNOWN_PID) {
      return null;
    }
    ProcessNode found = find(slotId, time, told);
    if (found == null && told.sysmonGuid() != null && slotId >= 0) {
      // The creator's own event may have come without its pid.
      long guidSlot = ProcessSlot.ofGuid(told.sysmonGuid());
      found = find(guidSlot, time, told);
      slotId = found == null ? slotId : guidSlot;
    }
    ProcessNode parent =
        found == null ? placeholder(slotId, event, time, told) : found.usedAt(time, told);
    if (parent != found) {
      store.put(slotId, store.get(slotId).with(parent));
    }
    return parent;
  }

  /** The newest process that had begun, had not ended, and does not contradict the event. */
  private ProcessNode find(long slotId, long time, ProcessText told) {
    for (ProcessNode node : store.get(slotId).nodes()) {
      if (node.text().hasSameGuid(told)
          || node.text().agreesWith(told) && mayHaveRunAt(node, time)) {
        return node;
      }
    }
    return null;
  }

  private boolean mayHaveRunAt(ProcessNode node, long time) {
    boolean begun = node.isPlaceholder() || node.start() <= time + LineageSettings.SKEW_MILLIS;
    boolean running =
        node.end() == ProcessNode.UNKNOWN || node.end() >= time - LineageSettings.SKEW_MILLIS;
    return begun && running && !store.host().bootedBetween(node.known(), time);
  }

  private ProcessNode placeholder(long slotId, ProcessEvent event, long time, ProcessText told) {
    var guid = GuidHash.of(event.host(), slotId, time, 0);
    return new ProcessNode(
        guid,
        event.parentPid(),
        ProcessNode.UNKNOWN,
        time,
        ProcessNode.UNKNOWN,
        time,
        null,
        ProcessEvent.UNKNOWN_PID,
        guid,
        0,
        told);
  }
}
