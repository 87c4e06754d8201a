/** What a person runs: embedded runs of the job, and tools for rules. */
package io.spawnwatch.cli;
