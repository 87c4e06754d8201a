package io.spawnwatch.job.lineage;

/**
 * What a creation that became known says of its pid's other processes. Whatever the order of
 * arrival, the slot ends the same: exits are those of the processes that ran then, and no
 * placeholder stands for a process that is known.
 */
final class Settlement {

  private final HostState host;
  private ProcessSlot slot;
  private ProcessNode process;

  private Settlement(ProcessSlot slot, HostState host, ProcessNode process) {
    this.slot = slot.with(process);
    this.host = host;
    this.process = process;
  }

  /** The slot with the process added, or replaced by its new form. */
  static ProcessSlot of(ProcessSlot slot, HostState host, ProcessNode process) {
    Settlement settlement = new Settlement(slot, host, process);
    if (slot.nodes().isEmpty()) {
      return settlement.slot;
    }
    settlement.takeExitOfOlder();
    for (ProcessNode node : settlement.slot.nodes()) {
      if (settlement.isSame(node)) {
        settlement.absorb(node);
      }
    }
    return settlement.slot;
  }

  /**
   * An exit that was taken for an older process's, but came after this creation, is this one's, or
   * that of one in between whose creation was lost.
   */
  private void takeExitOfOlder() {
    ProcessNode older = older();
    if (older == null || older.end() <= process.start() + skew(older.end())) {
      return;
    }
    slot = slot.with(older.withEnd(ProcessNode.UNKNOWN));
    if (!process.hasEnd() && process.text().agreesWith(older.text())) {
      process = process.withEnd(older.end());
      slot = slot.with(process);
    } else {
      slot = slot.withOnlyExitOf(older);
    }
  }

  private ProcessNode older() {
    for (ProcessNode node : slot.nodes()) {
      if (node.known() < process.known() && !node.isOnlyAnExit()) {
        return node;
      }
    }
    return null;
  }

  /** Whether the placeholder stands for this process. */
  private boolean isSame(ProcessNode node) {
    if (!node.isPlaceholder() || !node.text().agreesWith(process.text())) {
      return false;
    }
    boolean hasOtherEnd =
        node.hasEnd()
            && process.hasEnd()
            && Math.abs(node.end() - process.end()) > LineageSettings.TWIN_MILLIS;
    boolean otherCommand =
        !process.isToldOnlyBySecurity() && Texts.differ(node.commandLine(), process.commandLine());
    return !hasOtherEnd
        && isInSecondOf(node)
        && !otherCommand
        && node.known() >= process.start() - skew(node.known())
        && node.known() <= PidTimeline.endOf(slot, process) + LineageSettings.TWIN_MILLIS
        && node.known() <= PidTimeline.replacedAt(slot, process)
        && !host.bootedBetween(process.start(), node.known());
  }

  private boolean isInSecondOf(ProcessNode node) {
    boolean sameCommand = Texts.same(node.commandLine(), process.commandLine());
    return node.text().hasSameGuid(process.text())
        || SysmonGuids.allows(node.text().sysmonGuid(), process.start(), sameCommand);
  }

  private long skew(long time) {
    return LineageSettings.skew(process.start(), time);
  }

  private void absorb(ProcessNode placeholder) {
    process = ProcessMerge.absorbed(process, placeholder);
    slot = slot.without(placeholder).with(process);
  }
}
