package io.spawnwatch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.job.card.VisibleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What those who run Windows should look at: hosts that do not send all that they should, with the
 * Group Policy that makes them.
 */
public final class HostReport {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NAMES = 10;

  /** Of a full computer name at most, by DNS; who sends events may write anything there. */
  private static final int NAME_LENGTH = 255;

  /** The sums of a host's statuses. */
  private record Sums(Creations security, Creations sysmon, long exits, long clockOffset) {

    static Sums of(JsonNode status) {
      JsonNode security = status.path("security");
      JsonNode sysmon = status.path("sysmon");
      return new Sums(
          Creations.of(security),
          Creations.of(sysmon),
          security.path("exits").asLong() + sysmon.path("exits").asLong(),
          status.path("securityClockOffset").asLong());
    }

    Sums plus(Sums later) {
      return new Sums(
          security.plus(later.security),
          sysmon.plus(later.sysmon),
          exits + later.exits,
          later.clockOffset);
    }

    boolean hasCreations() {
      return security.all + sysmon.all > 0;
    }

    /** Sysmon makes up for a 4688 without one, but not where it tells of few processes. */
    boolean lacksCommandLines() {
      boolean none = security.withCommandLine == 0 && sysmon.withCommandLine == 0;
      boolean lost = security.withCommandLine == 0 && security.all > 2 * sysmon.withCommandLine;
      return hasCreations() && (none || lost);
    }
  }

  /** What came by one log. */
  private record Creations(long all, long withCommandLine) {

    static Creations of(JsonNode log) {
      return new Creations(log.path("creations").asLong(), log.path("withCommandLine").asLong());
    }

    Creations plus(Creations later) {
      return new Creations(all + later.all, withCommandLine + later.withCommandLine);
    }
  }

  private final Map<String, Sums> hosts = new TreeMap<>();

  /**
   * Reads statuses.
   *
   * @param statuses a JSON line each
   * @throws IOException when the file cannot be read
   */
  public static HostReport read(Path statuses) throws IOException {
    HostReport report = new HostReport();
    for (String line : Files.readAllLines(statuses)) {
      JsonNode status = JSON.readTree(line);
      report.hosts.merge(status.path("host").asText(), Sums.of(status), Sums::plus);
    }
    return report;
  }

  /** A line for each thing that some hosts lack; empty where none does. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    add(
        lines,
        "no command lines (Group Policy: Include command line in process creation events)",
        Sums::lacksCommandLines);
    add(
        lines,
        "no process exits (Group Policy: Audit Process Termination)",
        sums -> sums.hasCreations() && sums.exits == 0);
    add(
        lines,
        "no process creations (Group Policy: Audit Process Creation)",
        sums -> !sums.hasCreations());
    add(
        lines,
        "4688 whose times are hours off those of Sysmon (local time, written as UTC)",
        sums -> sums.clockOffset != 0);
    return lines;
  }

  private void add(List<String> lines, String what, Predicate<Sums> lacks) {
    List<String> names =
        hosts.entrySet().stream()
            .filter(e -> lacks.test(e.getValue()))
            .map(e -> VisibleText.of(e.getKey(), NAME_LENGTH))
            .toList();
    if (!names.isEmpty()) {
      String more = names.size() > NAMES ? " and " + (names.size() - NAMES) + " more" : "";
      String some = String.join(", ", names.subList(0, Math.min(NAMES, names.size()))) + more;
      String verb = names.size() == 1 ? "sends" : "send";
      lines.add(
          String.format(
              "%,d of %,d hosts %s %s: %s", names.size(), hosts.size(), verb, what, some));
    }
  }
}
