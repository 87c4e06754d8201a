/** Tests of rules and sequences: cases in YAML, rendered as every kind of event, and run. */
package io.spawnwatch.cli.ruletest;
