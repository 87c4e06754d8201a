package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessGuid;

/**
 * What the lineage remembers of one process of a host. Text is null where it is not known.
 *
 * @param guid the canonical id
 * @param pid the pid, or {@link io.spawnwatch.event.ProcessEvent#UNKNOWN_PID}
 * @param start when it was created, milliseconds since 1970 UTC by the host's clock; {@link
 *     #UNKNOWN} for a placeholder, a process known only as somebody's parent
 * @param end when it ended; {@link #UNKNOWN} while it runs
 * @param parent the canonical id of its creator; null where no event told of one
 * @param parentPid the creator's pid, where to find it
 * @param activity the canonical id of the root of its activity
 * @param image the full path
 * @param commandLine as logged
 * @param user such as {@code CORP\jdoe}
 * @param integrityLevel such as {@code High}
 * @param logonId such as {@code 0x3e7}, lower case
 * @param sysmonGuid Sysmon's id, lower case without braces
 */
public record ProcessNode(
    ProcessGuid guid,
    long pid,
    long start,
    long end,
    ProcessGuid parent,
    long parentPid,
    ProcessGuid activity,
    String image,
    String commandLine,
    String user,
    String integrityLevel,
    String logonId,
    String sysmonGuid) {

  /** A time that is not known. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /** Whether it is known only as the parent of another process. */
  public boolean isPlaceholder() {
    return start == UNKNOWN;
  }
}
