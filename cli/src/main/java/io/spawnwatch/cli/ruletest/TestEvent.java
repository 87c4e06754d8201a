package io.spawnwatch.cli.ruletest;

import io.spawnwatch.event.Field;
import java.util.Map;

/**
 * A creation of a case, or the end of one of its processes.
 *
 * @param kind which of the two; of an end only times, pid, image, user, session and host count
 * @param atSeconds after the case's begin
 * @param arrivesSeconds when it arrives, by the same clock; only the order counts
 * @param pid its own
 * @param parentPid its creator's: another event's, or that of a process that no event tells of
 * @param image the full path
 * @param commandLine as logged
 * @param parentImage the creator's path
 * @param parentCommandLine the creator's, as Sysmon tells it
 * @param user such as {@code CORP\jdoe}
 * @param logonId such as {@code 0x4f2a91}
 * @param host the short name of its computer; null for the case's own
 * @param sysmon values that Sysmon tells, and not every 4688
 */
record TestEvent(
    Kind kind,
    long atSeconds,
    long arrivesSeconds,
    long pid,
    long parentPid,
    String image,
    String commandLine,
    String parentImage,
    String parentCommandLine,
    String user,
    String logonId,
    String host,
    Map<Field, String> sysmon) {

  /** What happens. */
  enum Kind {
    CREATION,
    EXIT
  }

  /** The end of this process. */
  TestEvent exit(long at, long arrives) {
    return new TestEvent(
        Kind.EXIT,
        at,
        arrives,
        pid,
        parentPid,
        image,
        commandLine,
        parentImage,
        parentCommandLine,
        user,
        logonId,
        host,
        sysmon);
  }
}
