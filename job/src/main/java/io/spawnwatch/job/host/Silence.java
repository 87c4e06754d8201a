package io.spawnwatch.job.host;

import java.io.Serializable;

/**
 * Findings of a rule or sequence are not published for a while; it still feeds sequences.
 *
 * @param id of the rule or sequence
 * @param until by the wall clock, milliseconds since 1970 UTC; then it ends by itself
 * @param owner who asked for it
 * @param reason why
 */
public record Silence(String id, long until, String owner, String reason) implements Serializable {}
