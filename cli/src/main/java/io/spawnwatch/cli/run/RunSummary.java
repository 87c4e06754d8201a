package io.spawnwatch.cli.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.job.metrics.StreamCount;
import java.util.Map;

/**
 * What a bounded run did.
 *
 * @param read records
 * @param decoded creations, exits and starts of hosts
 * @param malformed records that are no events
 * @param skipped events of other ids
 * @param matches pairs of an event and a rule that it matched
 * @param alerts messages to the alerts output
 * @param hosts hosts that it heard of
 * @param seconds wall time of the run, start of Flink included
 */
public record RunSummary(
    long read,
    long decoded,
    long malformed,
    long skipped,
    long matches,
    long alerts,
    long hosts,
    double seconds) {

  static RunSummary of(Map<String, Object> counts, double seconds) {
    return new RunSummary(
        count(counts, StreamCount.READ),
        count(counts, StreamCount.DECODED),
        count(counts, StreamCount.MALFORMED),
        count(counts, StreamCount.SKIPPED),
        count(counts, StreamCount.MATCHES),
        count(counts, StreamCount.ALERTS),
        count(counts, StreamCount.HOSTS),
        Math.round(seconds * 10) / 10.0);
  }

  private static long count(Map<String, Object> counts, StreamCount which) {
    return counts.get(which.metricName()) instanceof Long count ? count : 0;
  }

  /** One JSON object, one line. */
  public String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("read", read).put("decoded", decoded).put("malformed", malformed);
    json.put("skipped", skipped).put("matches", matches).put("alerts", alerts);
    return json.put("hosts", hosts).put("seconds", seconds).toString();
  }

  /** One line for a person. */
  public String toText() {
    return String.format(
        "%,d events read: %,d decoded, %,d malformed, %,d skipped; %,d hosts; %,d rule matches,"
            + " %,d alerts; %.1f s",
        read, decoded, malformed, skipped, hosts, matches, alerts, seconds);
  }
}
