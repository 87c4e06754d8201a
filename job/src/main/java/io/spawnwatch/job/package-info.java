/** How the stream runs: the one topology, from raw records to alerts. */
package io.spawnwatch.job;
