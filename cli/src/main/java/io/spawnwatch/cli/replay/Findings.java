package io.spawnwatch.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a set of rules found.
 *
 * @param set version of the set
 * @param byUid the findings, by their uids
 */
public record Findings(String set, Map<String, Found> byUid) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CREATE = 1;

  /**
   * Reads alerts, a JSON line each; updates are of findings that are known by then.
   *
   * @throws IOException when the file cannot be read
   */
  static Findings read(String set, Path alerts) throws IOException {
    Map<String, Found> findings = new LinkedHashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(alerts)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode alert = JSON.readTree(line);
        if (alert.path("activity_id").asInt() == CREATE) {
          Found found = Found.of(alert);
          findings.put(found.uid(), found);
        }
      }
    }
    return new Findings(set, findings);
  }

  /** All findings. */
  Collection<Found> all() {
    return byUid.values();
  }

  /** Those that the other does not have. */
  List<Found> without(Findings other) {
    return all().stream().filter(found -> !other.byUid.containsKey(found.uid())).toList();
  }
}
