package io.spawnwatch.job.lineage;

/** Which of the processes that had one pid ran when. */
final class PidTimeline {

  /** Far from any time, but differences do not overflow. */
  private static final long ALWAYS = Long.MAX_VALUE / 2;

  /** Before any time. */
  static final long LONG_AGO = -ALWAYS;

  private static final long FAR = Long.MAX_VALUE;

  private PidTimeline() {}

  /**
   * The creator that a claim tells of: the one that ran at that time, and nothing contradicts.
   *
   * @param slot the processes of the pid
   * @return null where none is known
   */
  static ProcessNode creatorAt(ProcessSlot slot, HostState host, long time, ParentClaim claim) {
    ProcessNode best = null;
    long least = FAR - 1;
    for (ProcessNode node : slot.nodes()) {
      if (claim.isGuidOf(node)) {
        return node;
      }
      long off = claim.allows(node) ? away(host, node, time, endOf(slot, node), slot) : FAR;
      if (off < least || off == least && isNearer(node, best, time)) {
        best = node;
        least = off;
      }
    }
    return best;
  }

  /**
   * The process that an exit at that time ended; null where none is known that ran until then.
   *
   * @param text what the exit tells of it
   */
  static ProcessNode endedAt(ProcessSlot slot, HostState host, long time, ProcessText text) {
    ProcessNode best = null;
    long least = FAR - 1;
    for (ProcessNode node : slot.nodes()) {
      if (node.text().hasSameGuid(text)) {
        return node;
      }
      boolean ran = node.known() <= time + LineageSettings.skew(time, node.known());
      boolean agrees = ran && node.text().agreesWith(text);
      long off = agrees ? away(host, node, time, replacedAt(slot, node), slot) : FAR;
      if (off < least || off == least && isNearer(node, best, time)) {
        best = node;
        least = off;
      }
    }
    return best;
  }

  /** Of those that can have run then, the one that began last; else the first to begin. */
  private static boolean isNearer(ProcessNode node, ProcessNode best, long time) {
    if (best == null) {
      return true;
    }
    long since = node.since();
    long bestSince = best.since();
    boolean ran = since <= time;
    return ran == bestSince <= time ? ran == since > bestSince : ran;
  }

  /** How far the time lies outside of the node's life: 0 within. */
  private static long away(
      HostState host, ProcessNode node, long time, long end, ProcessSlot slot) {
    long before = beginOf(slot, node) - time;
    long after = time - end;
    boolean isFar =
        before > LineageSettings.skew(node.known(), time)
            || after > LineageSettings.AFTER_EXIT_MILLIS
            || host.bootedBetween(Math.min(node.known(), time), Math.max(node.known(), time));
    return isFar ? FAR : Math.max(0, Math.max(before, after));
  }

  /** Since when it can have run; a placeholder, since the creation before it. */
  private static long beginOf(ProcessSlot slot, ProcessNode node) {
    if (!node.isPlaceholder()) {
      return node.start();
    }
    long begin = node.toldStart();
    for (ProcessNode other : slot.nodes()) {
      if (!other.isPlaceholder() && other.start() <= node.known()) {
        begin = Math.max(begin, other.start());
      }
    }
    return begin;
  }

  /** Until when it can have run: its exit, or the next creation of its pid. */
  static long endOf(ProcessSlot slot, ProcessNode node) {
    long replaced = replacedAt(slot, node);
    return node.hasEnd() ? Math.min(node.end(), replaced) : replaced;
  }

  /** The process with the end that the next of its pid tells: that one may be forgotten first. */
  static ProcessNode closed(ProcessSlot slot, ProcessNode node) {
    long replaced = replacedAt(slot, node);
    return node.hasEnd() || replaced == ALWAYS ? node : node.withEnd(replaced);
  }

  /** When the next process of its pid was created; long after any time where none is known. */
  static long replacedAt(ProcessSlot slot, ProcessNode node) {
    long replaced = ALWAYS;
    for (ProcessNode other : slot.nodes()) {
      if (!other.isPlaceholder() && other.start() > node.known()) {
        replaced = Math.min(replaced, other.start());
      }
    }
    return replaced;
  }
}
