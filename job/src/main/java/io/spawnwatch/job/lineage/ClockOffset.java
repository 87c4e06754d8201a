package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.Provider;

/**
 * Twins whose times lie a whole number of quarter hours apart: the pipeline of the 4688 wrote local
 * time (OSSEM's even on a 12-hour clock) and called it UTC. Sysmon's UtcTime is right.
 */
final class ClockOffset {

  /** All offsets of the earth's zones are whole quarters of an hour. */
  private static final long QUARTER_MILLIS = 15 * 60 * 1_000L;

  /** A zone, and the twelve hours that a clock without AM and PM may lack. */
  private static final long LARGEST_MILLIS = 26 * 60 * 60 * 1_000L;

  private static final long EXACT_MILLIS = 50;

  /** Times that some shipper cut to the second would agree by chance. */
  private static final long SECOND_MILLIS = 1_000;

  private ClockOffset() {}

  /**
   * What must be added to the Security event's time, if both tell of one creation.
   *
   * @param node a process that only the other provider told of
   * @param time the event's
   * @param learnt the host's offset, as other twins told it; 0 for none
   * @return milliseconds; 0 where they do not tell of one creation
   */
  static long between(
      ProcessNode node, ProcessEvent event, long time, ProcessText text, long learnt) {
    long apart = time - node.start();
    long offset = Math.round((double) apart / QUARTER_MILLIS) * QUARTER_MILLIS;
    boolean cutToSeconds = time % SECOND_MILLIS == 0 || node.start() % SECOND_MILLIS == 0;
    boolean isOffset =
        offset != 0
            && !cutToSeconds
            && Math.abs(offset) <= LARGEST_MILLIS
            && Math.abs(apart - offset) <= EXACT_MILLIS
            && node.parentSlot() == event.parentPid()
            && hasNoOtherCommand(node, text);
    long correction = event.provider() == Provider.SYSMON ? offset : -offset;
    boolean isSure =
        correction == learnt || node.commandLine() != null && text.commandLine() != null;
    return isOffset && isSure ? correction : 0;
  }

  /** More than the image has to agree, for the times are far apart. */
  private static boolean hasNoOtherCommand(ProcessNode node, ProcessText text) {
    return node.commandLine() == null
        || text.commandLine() == null
        || node.commandLine().equals(text.commandLine());
  }
}
