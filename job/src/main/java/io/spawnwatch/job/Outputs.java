package io.spawnwatch.job;

import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.decode.DeadLetter;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where the topology's outputs go. Rows of matches and of enriched creations are made only where a
 * sink asks for them.
 *
 * @param alerts OCSF findings
 * @param deadLetters records that are no events
 * @param matches a JSON line per pair of an event and a rule
 * @param enriched a JSON line per creation
 */
public record Outputs(
    Sink<Alert> alerts,
    Optional<Sink<DeadLetter>> deadLetters,
    Optional<Sink<String>> matches,
    Optional<Sink<String>> enriched) {}
