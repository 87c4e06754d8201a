package io.spawnwatch.job.lineage;

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
   * What more must be added to the Security event's time, if both tell of one creation.
   *
   * @param node a process that only the other provider told of
   * @return milliseconds; 0 where they do not tell of one creation
   */
  static long between(ProcessNode node, Told told) {
    long apart = told.time() - node.start();
    long offset = Math.round((double) apart / QUARTER_MILLIS) * QUARTER_MILLIS;
    long more = told.event().provider() == Provider.SYSMON ? offset : -offset;
    boolean cutToSeconds = told.time() % SECOND_MILLIS == 0 || node.start() % SECOND_MILLIS == 0;
    boolean isOffset =
        offset != 0
            && !cutToSeconds
            && Math.abs(added(node, told) + more) <= LARGEST_MILLIS
            && Math.abs(apart - offset) <= EXACT_MILLIS
            && hasSameCreatorAndCommand(node, told);
    boolean isSure = node.commandLine() != null && told.text().commandLine() != null;
    return isOffset && isSure ? more : 0;
  }

  /** What was added to the Security event's time already, as other twins told. */
  static long added(ProcessNode node, Told told) {
    boolean nodeIsOff = told.event().provider() == Provider.SYSMON;
    return Telling.added(nodeIsOff ? node.told() : told.telling());
  }

  /** More than the image has to agree, for the times are far apart. */
  private static boolean hasSameCreatorAndCommand(ProcessNode node, Told told) {
    boolean sameCreator =
        node.claim() != null && told.claim() != null && node.claim().slot() == told.claim().slot();
    return sameCreator && !Texts.differ(node.commandLine(), told.text().commandLine());
  }
}
