package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.sequence.SignalIndex;
import java.util.List;

/**
 * What the events of one host came to.
 *
 * @param alerts the messages, in order
 * @param sightings the creations, in the order of arrival
 * @param signals what the sequences had in the end
 */
public record HostRun(List<Alert> alerts, List<Sighting> sightings, SignalIndex signals) {}
