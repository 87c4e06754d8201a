package io.spawnwatch.cli.ruletest;

/**
 * A creation of a case.
 *
 * @param atSeconds after the case's begin
 * @param pid its own
 * @param parentPid its creator's: another event's, or that of a process that no event tells of
 * @param image the full path
 * @param commandLine as logged
 * @param parentImage the creator's path
 * @param parentCommandLine the creator's, as Sysmon tells it
 * @param user such as {@code CORP\jdoe}
 * @param logonId such as {@code 0x4f2a91}
 * @param host the short name of its computer; null for the case's own
 */
record TestEvent(
    long atSeconds,
    long pid,
    long parentPid,
    String image,
    String commandLine,
    String parentImage,
    String parentCommandLine,
    String user,
    String logonId,
    String host) {}
