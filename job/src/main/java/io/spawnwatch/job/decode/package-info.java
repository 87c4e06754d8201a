/** Bytes of any known shape into process events. */
package io.spawnwatch.job.decode;
