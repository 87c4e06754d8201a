package io.spawnwatch.job.host;

import io.spawnwatch.event.FieldValues;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;
import java.util.List;

/**
 * A creation as rules saw it.
 *
 * @param event the creation
 * @param process the canonical id
 * @param values its own and its lineage's, as known on arrival
 * @param rules ids of those that it matched; grows while they are evaluated
 */
public record Sighting(
    ProcessEvent event, ProcessGuid process, FieldValues values, List<String> rules) {}
