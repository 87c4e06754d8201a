/** Loads folders of rules and sequences, and reports what became of each document. */
package io.spawnwatch.library;
