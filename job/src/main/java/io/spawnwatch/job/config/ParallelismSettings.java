package io.spawnwatch.job.config;

import java.util.Optional;

/**
 * How wide the stages run; empty: as wide as the job.
 *
 * @param decode source and decode
 * @param hostStage the host stage
 * @param estateStage the estate stage
 * @param sinks alerts and dead letters
 * @param max the bound of any later rescaling
 */
public record ParallelismSettings(
    Optional<Integer> decode,
    Optional<Integer> hostStage,
    Optional<Integer> estateStage,
    Optional<Integer> sinks,
    int max) {}
