package io.spawnwatch.job.lineage;

/**
 * What a sweep of a host's processes came to.
 *
 * @param kept processes that stay; several of one pid may count as one
 * @param excess processes that were needed, but more than a host may have
 */
public record Swept(int kept, int excess) {}
