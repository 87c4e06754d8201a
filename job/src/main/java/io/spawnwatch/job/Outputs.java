package io.spawnwatch.job;

import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.decode.DeadLetter;
import io.spawnwatch.job.host.HostStatus;
import io.spawnwatch.job.host.WrittenRows;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where the topology's outputs go. Rows of matches, of enriched creations and of hosts are made
 * only where a sink asks for them.
 *
 * @param alerts OCSF findings
 * @param deadLetters records that are no events
 * @param matches a JSON line per pair of an event and a rule
 * @param enriched a JSON line per creation
 * @param hostStatus a JSON object per host, hourly at most
 */
public record Outputs(
    Sink<Alert> alerts,
    Optional<Sink<DeadLetter>> deadLetters,
    Optional<Sink<String>> matches,
    Optional<Sink<String>> enriched,
    Optional<Sink<HostStatus>> hostStatus) {

  /** Alerts alone. */
  public static Outputs ofAlerts(Sink<Alert> alerts) {
    return new Outputs(
        alerts, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  WrittenRows rows() {
    return new WrittenRows(matches.isPresent(), enriched.isPresent(), hostStatus.isPresent());
  }
}
