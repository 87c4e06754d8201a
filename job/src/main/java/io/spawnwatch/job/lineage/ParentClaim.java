package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;

/**
 * What the events of a creation tell of its creator. Kept with the process instead of a pointer:
 * the creator is found anew whenever it is asked for, so that what arrives late corrects it. Texts
 * are kept as hashes, 0 where they were not told.
 *
 * @param slot where the creator is looked for: its pid's slot, or its Sysmon guid's
 * @param image of its file name
 * @param command of its command line; only Sysmon tells it
 * @param guid the slot of its Sysmon guid
 * @param second when it was created, seconds since 1970, as its Sysmon guid says
 */
public record ParentClaim(long slot, int image, int command, long guid, int second) {

  /** What the event tells; null where it tells of no creator. */
  static ParentClaim of(ProcessEvent event, ProcessText parent) {
    long slot = ProcessSlot.of(event.parentPid(), parent.sysmonGuid());
    if (slot == ProcessEvent.UNKNOWN_PID) {
      return null;
    }
    String guid = parent.sysmonGuid();
    return new ParentClaim(
        slot,
        Images.nameHash(parent.image()),
        Texts.commandHash(parent.commandLine()),
        guid == null ? 0 : ProcessSlot.ofGuid(guid),
        guid == null ? 0 : SysmonGuids.startSecond(guid));
  }

  /** Whether Sysmon's id says that the node is the creator. */
  boolean isGuidOf(ProcessNode node) {
    String known = node.text().sysmonGuid();
    return guid != 0 && known != null && ProcessSlot.ofGuid(known) == guid;
  }

  /** Whether the node can be the creator: nothing that was told contradicts. */
  boolean allows(ProcessNode node) {
    boolean otherGuid = guid != 0 && node.text().sysmonGuid() != null && !isGuidOf(node);
    return !otherGuid && allowsImage(node) && allowsCommand(node) && allowsStart(node);
  }

  private boolean allowsImage(ProcessNode node) {
    int known = image == 0 ? 0 : Images.nameHash(node.image());
    return known == 0 || known == image;
  }

  /** A command line that only a 4688 told may have been masked or cut on its way. */
  private boolean allowsCommand(ProcessNode node) {
    return command == 0
        || node.commandLine() == null
        || node.isToldOnlyBySecurity()
        || isCommandOf(node);
  }

  private boolean isCommandOf(ProcessNode node) {
    return command != 0 && Texts.commandHash(node.commandLine()) == command;
  }

  private boolean allowsStart(ProcessNode node) {
    return second == 0 || node.isPlaceholder()
        ? second * 1_000L <= node.known()
        : SysmonGuids.isNear(second, node.start(), isCommandOf(node));
  }

  /** What both tell, rather the one with a guid where they contradict; null where neither tells. */
  static ParentClaim united(ParentClaim a, ParentClaim b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    if (a.slot != b.slot) {
      return a.guid == 0 && b.guid != 0 ? b : a;
    }
    return new ParentClaim(
        a.slot,
        a.image != 0 ? a.image : b.image,
        a.command != 0 ? a.command : b.command,
        a.guid != 0 ? a.guid : b.guid,
        a.second != 0 ? a.second : b.second);
  }
}
