/** What savepoints of former versions hold, and that the job goes on from them. */
package io.spawnwatch.job.savepoint;
