/** Sigma correlation rules: sequences of signals, as Flink CEP patterns and index scans. */
package io.spawnwatch.sequence;
