/** Real services on this machine, as processes of their own on loopback. */
package io.spawnwatch.cli.cluster;
