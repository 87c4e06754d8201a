package io.spawnwatch.cli.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.job.card.VisibleText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a candidate set finds that the running one does not, and the other way round.
 *
 * @param running by the set in force
 * @param candidate by the other
 */
public record Difference(Findings running, Findings candidate) {

  private static final int SHOWN = 20;
  private static final int MAX_HOST = 255;
  private static final int TOP_HOSTS = 10;

  /** Findings of the candidate alone. */
  public List<Found> gained() {
    return candidate.without(running);
  }

  /** Findings of the running set alone. */
  public List<Found> lost() {
    return running.without(candidate);
  }

  /** As text for a person. */
  public void print(PrintWriter out) {
    List<Found> gained = gained();
    List<Found> lost = lost();
    out.printf(
        "running set %s: %,d findings; candidate set %s: %,d findings; %,d new, %,d lost%n",
        running.set(),
        running.all().size(),
        candidate.set(),
        candidate.all().size(),
        gained.size(),
        lost.size());
    Map<String, Long> gainedByRule = count(gained, Found::rule);
    Map<String, Long> lostByRule = count(lost, Found::rule);
    for (String rule : keys(gainedByRule, lostByRule)) {
      out.printf(
          "%+6d %+6d  %s (%s)%n",
          gainedByRule.getOrDefault(rule, 0L),
          -lostByRule.getOrDefault(rule, 0L),
          title(rule, gained, lost),
          rule);
    }
    printSome("new", gained, out);
    printSome("lost", lost, out);
  }

  private static void printSome(String word, List<Found> findings, PrintWriter out) {
    findings.stream()
        .limit(SHOWN)
        .forEach(
            found ->
                out.printf(
                    "%s: %s %s on %s at %s%n",
                    word,
                    found.level(),
                    found.title(),
                    visible(found.host()),
                    Instant.ofEpochMilli(found.time())));
    if (findings.size() > SHOWN) {
      out.printf("%s: and %,d more (--json has all)%n", word, findings.size() - SHOWN);
    }
    topHosts(findings)
        .forEach(
            host -> out.printf("%s on %s: %,d%n", word, visible(host.getKey()), host.getValue()));
  }

  private static String visible(String host) {
    return VisibleText.start(host, MAX_HOST);
  }

  private static List<Map.Entry<String, Long>> topHosts(List<Found> findings) {
    return count(findings, Found::host).entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(TOP_HOSTS)
        .toList();
  }

  private static Map<String, Long> count(List<Found> findings, Function<Found, String> by) {
    return findings.stream()
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
  }

  private static Set<String> keys(Map<String, Long> a, Map<String, Long> b) {
    Set<String> keys = new TreeSet<>(a.keySet());
    keys.addAll(b.keySet());
    return keys;
  }

  private static String title(String rule, List<Found> gained, List<Found> lost) {
    return Stream.concat(gained.stream(), lost.stream())
        .filter(found -> found.rule().equals(rule))
        .map(Found::title)
        .findFirst()
        .orElse(rule);
  }

  /** As one JSON object. */
  public String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    set(running, json.putObject("running"));
    set(candidate, json.putObject("candidate"));
    findings(gained(), json.putArray("new"));
    findings(lost(), json.putArray("lost"));
    return json.toPrettyString();
  }

  private static void set(Findings findings, ObjectNode json) {
    json.put("set", findings.set()).put("findings", findings.all().size());
    ObjectNode rules = json.putObject("rules");
    count(List.copyOf(findings.all()), Found::rule).forEach(rules::put);
  }

  private static void findings(List<Found> findings, ArrayNode array) {
    for (Found found : findings) {
      array
          .addObject()
          .put("uid", found.uid())
          .put("rule", found.rule())
          .put("title", found.title())
          .put("level", found.level())
          .put("host", found.host())
          .put("time", Instant.ofEpochMilli(found.time()).toString());
    }
  }
}
