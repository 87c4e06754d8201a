/** What the job counts, and the sums that hold. */
package io.spawnwatch.job.metrics;
