/** Runs the job's topology on a Flink cluster inside this JVM. */
package io.spawnwatch.cli.run;
