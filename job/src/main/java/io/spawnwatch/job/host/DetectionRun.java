package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.sequence.EstateGroup;
import io.spawnwatch.sequence.SignalIndex;
import java.util.List;
import java.util.Map;

/**
 * What events came to.
 *
 * @param alerts the messages, in order
 * @param sightings the creations, in the order of arrival
 * @param hosts what the sequences of each host had in the end
 * @param groups what each group of the estate had in the end
 */
public record DetectionRun(
    List<Alert> alerts,
    List<Sighting> sightings,
    Map<String, SignalIndex> hosts,
    Map<EstateGroup, SignalIndex> groups) {}
