package io.spawnwatch.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.ticket.TicketAlert;
import io.spawnwatch.job.ticket.TicketFloors;
import io.spawnwatch.library.RuleLibrary;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a run of {@code detect} comes to for those who get its alerts.
 *
 * @param creations events that rules judged
 * @param unfolded matches of rules that speak for themselves, and completions of sequences
 * @param findings opened, of any level
 * @param atLow findings of level low and above
 * @param messages Creates and Updates of level low and above
 * @param tickets activities with a finding that opens one
 */
record AlertRates(
    int creations, long unfolded, long findings, long atLow, long messages, long tickets) {

  private static final int LOW = 2;

  static AlertRates of(
      RuleLibrary library,
      int creations,
      List<JsonNode> matches,
      List<JsonNode> alerts,
      TicketFloors floors) {
    List<TicketAlert> read = alerts.stream().map(AlertRates::read).toList();
    long matched =
        matches.stream().filter(m -> !library.silent().contains(m.path("rule").asText())).count();
    return new AlertRates(
        creations,
        matched + completions(read),
        count(read, TicketAlert::isCreate),
        count(read, alert -> alert.isCreate() && alert.severityId() >= LOW),
        count(read, alert -> alert.severityId() >= LOW),
        read.stream().filter(floors::opens).map(TicketAlert::activity).distinct().count());
  }

  private static TicketAlert read(JsonNode alert) {
    byte[] bytes = alert.toString().getBytes(StandardCharsets.UTF_8);
    return TicketAlert.of(new RawRecord(bytes, "", 0, 0)).orElseThrow();
  }

  private static long count(List<TicketAlert> alerts, Predicate<TicketAlert> which) {
    return alerts.stream().filter(which).count();
  }

  /** The last message of a finding says how often it was. */
  private static long completions(List<TicketAlert> alerts) {
    Map<String, Long> counts = new HashMap<>();
    alerts.stream()
        .filter(TicketAlert::isSequence)
        .forEach(alert -> counts.merge(alert.findingUid(), alert.count(), Math::max));
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  double perThousand(long count) {
    return 1e3 * count / creations;
  }
}
