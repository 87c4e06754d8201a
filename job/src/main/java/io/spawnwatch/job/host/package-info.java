/**
 * The host stage: lineage, matching, sequences and folding of one host, in one operator; and the
 * estate stage: sequences whose signals come from several hosts.
 */
package io.spawnwatch.job.host;
