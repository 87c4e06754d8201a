package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.FoldSettings;
import io.spawnwatch.job.lineage.LineageSettings;
import java.io.Serializable;
import java.time.Duration;

/**
 * The settings of the host stage.
 *
 * @param lineage how long processes are kept, and what ends an activity's climb
 * @param cacheBytes heap for processes in front of the state backend
 * @param fold floors, quiet and update interval of findings
 * @param maskKey by which equal secrets get equal tags; null masks nothing
 * @param lateness how far behind its host's clock a signal may arrive
 * @param maxSignals signals kept of one host and rule
 */
public record HostSettings(
    LineageSettings lineage,
    long cacheBytes,
    FoldSettings fold,
    byte[] maskKey,
    Duration lateness,
    int maxSignals)
    implements Serializable {}
