/**
 * A process event of a Windows host, and the identity of a process. Imports neither Flink nor
 * Kafka.
 */
package io.spawnwatch.event;
