/** Alerts for a person at a terminal. */
package io.spawnwatch.cli.card;
