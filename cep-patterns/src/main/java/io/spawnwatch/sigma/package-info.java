/** Sigma rules: parse, compile, match. Imports neither Flink nor Kafka. */
package io.spawnwatch.sigma;
