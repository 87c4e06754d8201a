package io.spawnwatch.job.lineage;

import io.spawnwatch.event.Provider;

/** Whether a creation tells of a process that the lineage has heard of. */
final class Recognition {

  private Recognition() {}

  /**
   * The process that another event created, and this one tells of too; null where there is none.
   *
   * @param slot the processes of its pid
   */
  static ProcessNode twin(ProcessSlot slot, Told told) {
    ProcessNode nearest = null;
    for (ProcessNode node : slot.nodes()) {
      if (node.isPlaceholder()) {
        continue;
      }
      if (node.text().hasSameGuid(told.text())) {
        return node;
      }
      boolean nearer = nearest == null || apart(node, told) < apart(nearest, told);
      if (nearer && node.text().agreesWith(told.text()) && isTwin(node, told)) {
        nearest = node;
      }
    }
    return nearest;
  }

  private static long apart(ProcessNode node, Told told) {
    return Math.abs(node.start() - told.time());
  }

  private static boolean isTwin(ProcessNode node, Told told) {
    boolean otherCommand = Texts.differ(node.commandLine(), told.text().commandLine());
    if (node.isToldBy(told)) {
      return apart(node, told) == 0 && !otherCommand;
    }
    boolean otherParent = hasOtherParent(node, told);
    long bound =
        otherCommand || otherParent
            ? LineageSettings.skew(node.start(), told.time())
            : LineageSettings.TWIN_MILLIS;
    return apart(node, told) <= bound && !(otherCommand && otherParent);
  }

  private static boolean hasOtherParent(ProcessNode node, Told told) {
    ParentClaim known = node.claim();
    ParentClaim claim = told.claim();
    return known != null
        && claim != null
        && known.slot() >= 0
        && claim.slot() >= 0
        && known.slot() != claim.slot();
  }

  /** The twin of an event whose clock is off by hours; null where there is none. */
  static ProcessNode offsetTwin(ProcessSlot slot, Told told) {
    for (ProcessNode node : slot.nodes()) {
      boolean canBe = !node.isPlaceholder() && !node.isToldBy(told);
      if (canBe && node.text().agreesWith(told.text()) && ClockOffset.between(node, told) != 0) {
        return node;
      }
    }
    return null;
  }

  /**
   * The process that was known only as a parent, or by its exit, and is this one; null for none.
   */
  static ProcessNode placeholder(ProcessSlot slot, HostState host, Told told) {
    ProcessNode earliest = null;
    for (ProcessNode node : slot.nodes()) {
      boolean earlier = earliest == null || node.known() < earliest.known();
      if (earlier && node.isPlaceholder() && isFilledBy(node, slot, host, told)) {
        earliest = node;
      }
    }
    return earliest;
  }

  private static boolean isFilledBy(ProcessNode node, ProcessSlot slot, HostState host, Told told) {
    if (node.text().hasSameGuid(told.text())) {
      return true;
    }
    boolean inTime =
        told.time() <= node.known() + LineageSettings.skew(told.time(), node.known())
            && !host.bootedBetween(told.time(), node.known())
            && !anotherBetween(slot, told.time(), node);
    return inTime && node.text().agreesWith(told.text()) && hasTold(node, told);
  }

  /** Whether the creation is the one that the placeholder's children told of. */
  private static boolean hasTold(ProcessNode node, Told told) {
    String command = told.text().commandLine();
    boolean same = Texts.same(node.commandLine(), command);
    boolean sysmon = told.event().provider() == Provider.SYSMON;
    return SysmonGuids.allows(node.text().sysmonGuid(), told.time(), same)
        && !(sysmon && Texts.differ(node.commandLine(), command));
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
