/** Files, folders and standard input as a Flink source of raw records. */
package io.spawnwatch.cli.events;
