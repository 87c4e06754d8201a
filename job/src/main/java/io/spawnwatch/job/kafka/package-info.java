/** Kafka at both ends: the only package that imports it. */
package io.spawnwatch.job.kafka;
