/**
 * Rules without a restart: what was published to the rule topics, the whole sets that it comes to,
 * and what became of them.
 */
package io.spawnwatch.job.ruleset;
