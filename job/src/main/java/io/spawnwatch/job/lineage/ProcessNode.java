package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;

/**
 * What the lineage remembers of one process of a host.
 *
 * @param guid the canonical id
 * @param pid the pid, or {@link ProcessEvent#UNKNOWN_PID}
 * @param life when it ran
 * @param claim what was told of its creator; null where nothing was
 * @param parent the canonical id of its creator, as last found; null where no event told of one
 * @param activity the canonical id of the root of its activity
 * @param told who told of its creation, and by which clock: {@link Telling}
 * @param orphans children that were matched before the creation of this placeholder came
 * @param text image, command line and the like
 */
public record ProcessNode(
    ProcessGuid guid,
    long pid,
    Lifetime life,
    ParentClaim claim,
    ProcessGuid parent,
    ProcessGuid activity,
    int told,
    int orphans,
    ProcessText text) {

  /** A time that is not known. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /** A process that an event created. */
  static ProcessNode created(
      ProcessGuid guid, Told told, ProcessNode parent, ProcessGuid activity) {
    return new ProcessNode(
        guid,
        told.event().pid(),
        Lifetime.from(told.time()),
        told.claim(),
        parent == null ? null : parent.guid,
        activity,
        told.telling(),
        0,
        told.text().pooled());
  }

  /** A process that is known only as somebody's parent, or by its exit. */
  static ProcessNode placeholder(
      ProcessGuid guid, long pid, Lifetime life, int told, ProcessText text) {
    return new ProcessNode(guid, pid, life, null, null, guid, told, 0, text);
  }

  /** Whether no event told of its creation. */
  public boolean isPlaceholder() {
    return life.start() == UNKNOWN;
  }

  /** Whether only its exit is known: nothing descends from it. */
  boolean isOnlyAnExit() {
    return isPlaceholder() && life.end() == life.known();
  }

  boolean isToldOnlyBySecurity() {
    return Telling.isOnlyBySecurity(told);
  }

  boolean isToldBy(Told other) {
    return Telling.isBy(told, other.event().provider());
  }

  /** When it was created, or {@link #UNKNOWN}. */
  public long start() {
    return life.start();
  }

  /** The earliest time at which it is known to have run. */
  long known() {
    return life.known();
  }

  /** When it was created, as far as anything tells; else when it was first known to run. */
  long since() {
    long told = isPlaceholder() ? toldStart() : life.start();
    return told == PidTimeline.LONG_AGO ? life.known() : told;
  }

  /** When it was created as its Sysmon guid says, to the second below; else long ago. */
  long toldStart() {
    String guid = text.sysmonGuid();
    int second = guid == null ? 0 : SysmonGuids.startSecond(guid);
    return second == 0 ? PidTimeline.LONG_AGO : second * 1_000L;
  }

  /** When it ended, as an exit told, or {@link #UNKNOWN}. */
  long end() {
    return life.end();
  }

  boolean hasEnd() {
    return life.end() != UNKNOWN;
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

  ProcessNode withLife(Lifetime changed) {
    return new ProcessNode(guid, pid, changed, claim, parent, activity, told, orphans, text);
  }

  ProcessNode withEnd(long time) {
    return withLife(life.withEnd(time));
  }

  /** Its exit alone, which is of another process with that id. */
  ProcessNode onlyItsExit(ProcessGuid own) {
    ProcessText image = new ProcessText(text.image(), null, null, null, null);
    return placeholder(own, pid, Lifetime.until(life.end()), Telling.clockOf(told), image);
  }

  boolean hasDoubtfulClock() {
    return Telling.isDoubtful(told);
  }

  /** With all its times moved: the clock that told them was found to be off. */
  ProcessNode corrected(long millis) {
    return new ProcessNode(
        guid,
        pid,
        life.shifted(millis),
        claim,
        parent,
        activity,
        Telling.corrected(told, millis),
        orphans,
        text);
  }

  /** With its creator as found now. */
  ProcessNode withParent(ProcessNode found) {
    ProcessGuid now = found == null ? null : found.guid;
    boolean same = now == null ? parent == null : now.equals(parent);
    return same
        ? this
        : new ProcessNode(guid, pid, life, claim, now, activity, told, orphans, text);
  }

  /** Known to have run at that time, because so many children were created then. */
  ProcessNode usedAt(long time, ProcessText learnt, int children) {
    ProcessText completed = text.completedBy(learnt);
    Lifetime longer = life.usedAt(time);
    boolean counts = isPlaceholder() && time - life.known() < LineageSettings.ORPHAN_MILLIS;
    int more = counts ? children : 0;
    return longer.equals(life) && completed.equals(text) && more == 0
        ? this
        : new ProcessNode(
            guid, pid, longer, claim, parent, activity, told, orphans + more, completed);
  }
}
