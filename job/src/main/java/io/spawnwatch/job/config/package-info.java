/** The job's options: typed, described, in one place; read once into immutable settings. */
package io.spawnwatch.job.config;
