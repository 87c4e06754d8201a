package io.spawnwatch.cli.demo;

/**
 * Something that a host of the company logs.
 *
 * @param time milliseconds since 1970 UTC
 * @param host the full name
 * @param isExit whether a process ended; else one was created
 * @param pid the process's
 * @param parentPid the creator's
 * @param image the full path
 * @param parentImage the creator's
 * @param commandLine as logged
 * @param parentCommandLine the creator's, as Sysmon tells it
 * @param user such as {@code KONTOR\anna}
 */
record DayEvent(
    long time,
    String host,
    boolean isExit,
    long pid,
    long parentPid,
    String image,
    String parentImage,
    String commandLine,
    String parentCommandLine,
    String user) {}
