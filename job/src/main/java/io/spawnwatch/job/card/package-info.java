/** Alerts for people: as a card of text and as a picture, for terminals and tickets alike. */
package io.spawnwatch.job.card;
