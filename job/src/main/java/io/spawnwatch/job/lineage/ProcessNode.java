package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;

/**
 * What the lineage remembers of one process of a host. Text is null where it is not known; times
 * are milliseconds since 1970 UTC by the host's clock.
 *
 * @param guid the canonical id
 * @param pid the pid, or {@link ProcessEvent#UNKNOWN_PID}
 * @param start when it was created; {@link #UNKNOWN} for a placeholder, a process known only as
 *     somebody's parent, or only by its exit
 * @param known the earliest time at which it is known to have run
 * @param end when it ended; {@link #UNKNOWN} while it runs
 * @param used when it was last of use, to the hour: its creation, or its latest child's
 * @param parent the canonical id of its creator; null where no event told of one
 * @param parentSlot where its creator is found
 * @param activity the canonical id of the root of its activity
 * @param told the providers that told of its creation, as a bit of each ordinal
 * @param text image, command line and the like
 */
public record ProcessNode(
    ProcessGuid guid,
    long pid,
    long start,
    long known,
    long end,
    long used,
    ProcessGuid parent,
    long parentSlot,
    ProcessGuid activity,
    int told,
    ProcessText text) {

  /** A time that is not known. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /** Whether no event told of its creation. */
  public boolean isPlaceholder() {
    return start == UNKNOWN;
  }

  /** Whether only its exit is known: nothing descends from it. */
  boolean isOnlyAnExit() {
    return isPlaceholder() && end == known;
  }

  /** The full path; null where it is not known. */
  public String image() {
    return text.image();
  }

  public String commandLine() {
    return text.commandLine();
  }

  /** Such as {@code CORP\jdoe}. */
  public String user() {
    return text.user();
  }

  /** Such as {@code High}. */
  public String integrityLevel() {
    return text.integrityLevel();
  }

  ProcessNode withEnd(long time) {
    return new ProcessNode(
        guid, pid, start, known, time, used, parent, parentSlot, activity, told, text);
  }

  /** With all its times moved: the clock that told them was found to be off. */
  ProcessNode shifted(long millis) {
    return new ProcessNode(
        guid,
        pid,
        start == UNKNOWN ? UNKNOWN : start + millis,
        known + millis,
        end == UNKNOWN ? UNKNOWN : end + millis,
        used + millis,
        parent,
        parentSlot,
        activity,
        told,
        text);
  }

  /** Known to have run at that time, because a child was created then. */
  ProcessNode usedAt(long time, ProcessText learnt) {
    ProcessText completed = text.completedBy(learnt);
    boolean old = time >= known && time - used < LineageSettings.USE_GRAIN_MILLIS;
    if (old && completed.equals(text)) {
      return this;
    }
    return new ProcessNode(
        guid,
        pid,
        start,
        Math.min(known, time),
        end,
        Math.max(used, time),
        parent,
        parentSlot,
        activity,
        told,
        completed);
  }

  /** The placeholder's creation became known. */
  ProcessNode filled(ProcessNode creation) {
    return new ProcessNode(
        guid,
        creation.pid,
        creation.start,
        creation.start,
        end,
        Math.max(used, creation.used),
        creation.parent,
        creation.parentSlot,
        activity,
        creation.told,
        creation.text.completedBy(text));
  }

  /** Its creator became known. */
  ProcessNode withParentOf(ProcessNode twin) {
    return new ProcessNode(
        guid, pid, start, known, end, used, twin.parent, twin.parentSlot, activity, told, text);
  }

  /** Another event told of the same creation. */
  ProcessNode united(ProcessNode twin) {
    return new ProcessNode(
        guid,
        pid == ProcessEvent.UNKNOWN_PID ? twin.pid : pid,
        Math.min(start, twin.start),
        Math.min(known, twin.known),
        end,
        Math.max(used, twin.used),
        parent,
        parentSlot,
        activity,
        told | twin.told,
        text.completedBy(twin.text));
  }
}
