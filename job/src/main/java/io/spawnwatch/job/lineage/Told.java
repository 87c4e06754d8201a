package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;

/**
 * What one event tells of a process's creation.
 *
 * @param time the event's, by the host's clock as far as its offset is known
 * @param slot where the process is kept; {@link ProcessEvent#UNKNOWN_PID} where nothing can find it
 * @param text of the process
 * @param parent of its creator
 * @param claim by which the creator is found; null where the event tells of none
 * @param telling who tells it, and by which clock: {@link Telling}
 */
record Told(
    ProcessEvent event,
    long time,
    long slot,
    ProcessText text,
    ProcessText parent,
    ParentClaim claim,
    int telling) {

  static Told of(ProcessEvent event, long time, int telling) {
    ProcessText text = Texts.of(event);
    ProcessText parent = Texts.ofParent(event);
    long slot = ProcessSlot.of(event.pid(), text.sysmonGuid());
    return new Told(event, time, slot, text, parent, ParentClaim.of(event, parent), telling);
  }

  /** What both twins tell, of the process that they made. */
  Told unitedWith(ProcessNode twins) {
    ParentClaim both = twins.claim();
    boolean ofTheSame = both != null && claim != null && both.slot() == claim.slot();
    return new Told(
        event, twins.start(), slot, text, ofTheSame ? parent : ProcessText.NONE, both, telling);
  }

  boolean canBeFound() {
    return slot != ProcessEvent.UNKNOWN_PID;
  }

  /** The canonical id, where this is the first that was heard of the process. */
  ProcessGuid guid() {
    // A process without pid and guid is nobody's parent, and only itself.
    return GuidHash.of(event.host(), canBeFound() ? slot : event.fingerprint(), time, 1);
  }
}
