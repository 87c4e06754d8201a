/** What-if: the same events judged by two sets of rules, and the difference. */
package io.spawnwatch.cli.replay;
