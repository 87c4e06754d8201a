/** The host stage: lineage, matching, sequences and folding of one host, in one operator. */
package io.spawnwatch.job.host;
