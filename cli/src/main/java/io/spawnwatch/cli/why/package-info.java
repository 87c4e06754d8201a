/** Explains what rules and sequences make of events. */
package io.spawnwatch.cli.why;
