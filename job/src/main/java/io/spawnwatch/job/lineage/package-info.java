/** Who started whom on a host: processes in keyed state, resolved across reuse, loss and delay. */
package io.spawnwatch.job.lineage;
