/** Outputs of an embedded run: lines in files or on standard output. */
package io.spawnwatch.cli.output;
