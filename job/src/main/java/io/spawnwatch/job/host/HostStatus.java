package io.spawnwatch.job.host;

/**
 * Whether a host sends all that it should, as far as its events tell.
 *
 * @param host the full name, lower case
 * @param json one object, described in docs/operations.md
 */
public record HostStatus(String host, String json) {}
