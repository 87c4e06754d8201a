package io.spawnwatch.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.sequence.CorrelationRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a set of rules found.
 *
 * @param set version of the set
 * @param byIdentity the findings, by what makes them the same in both runs
 */
public record Findings(String set, Map<String, Found> byIdentity) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CREATE = 1;

  /**
   * Reads alerts, a JSON line each; updates are of findings that are known by then.
   *
   * @param content the set
   * @throws IOException when the file cannot be read
   */
  static Findings read(DetectionContent content, Path alerts) throws IOException {
    Set<String> estateWide =
        content.library().sequences().stream()
            .filter(CorrelationRule::isEstateWide)
            .map(CorrelationRule::id)
            .collect(Collectors.toSet());
    Map<String, Integer> episodes = new HashMap<>();
    Map<String, Found> findings = new LinkedHashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(alerts)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode alert = JSON.readTree(line);
        if (alert.path("activity_id").asInt() == CREATE) {
          Found found = Found.of(alert);
          boolean isEstateWide = estateWide.contains(found.rule());
          findings.put(isEstateWide ? episode(found, episodes) : found.uid(), found);
        }
      }
    }
    return new Findings(content.version(), findings);
  }

  /**
   * Hosts meet in the estate in any order, so the first match of a group, and with it the uid, may
   * be another one in each of the runs: the group's first finding is its first in both.
   */
  private static String episode(Found found, Map<String, Integer> episodes) {
    String group = found.rule() + "|" + found.activity();
    return group + "|" + episodes.merge(group, 1, Integer::sum);
  }

  /** All findings. */
  Collection<Found> all() {
    return byIdentity.values();
  }

  /** Those that the other does not have. */
  List<Found> without(Findings other) {
    return byIdentity.entrySet().stream()
        .filter(found -> !other.byIdentity.containsKey(found.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
