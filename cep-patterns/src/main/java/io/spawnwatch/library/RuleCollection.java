package io.spawnwatch.library;

import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rule collections, as pySigma reads them: {@code action: global} lays its keys over the rules
 * after it, {@code reset} ends that, {@code repeat} is the rule before with some keys replaced.
 * Correlations and filters are left alone. A rule without an id of its own, but not the first with
 * that id, gets a number after it.
 */
final class RuleCollection {

  private static final String ACTION = "action";
  private static final String ID = "id";

  /** A rule's own win over the global ones, or all rules of a collection would be one. */
  private static final Set<String> OWN = Set.of(ID, "name", "title");

  private final String path;
  private final List<Problem> problems;
  private final List<YamlMap> expanded = new ArrayList<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private YamlMap global;
  private YamlMap previous;

  private RuleCollection(String path, List<Problem> problems) {
    this.path = path;
    this.problems = problems;
  }

  /**
   * The documents with all actions carried out.
   *
   * @param problems unknown actions are added to these
   */
  static List<YamlMap> expand(String path, List<YamlMap> documents, List<Problem> problems) {
    RuleCollection collection = new RuleCollection(path, problems);
    documents.forEach(collection::add);
    return collection.expanded;
  }

  private void add(YamlMap document) {
    switch (document.text(ACTION, "")) {
      case "global" -> {
        global = document;
        previous = document;
      }
      case "reset" -> global = null;
      case "repeat" -> {
        previous = previous == null ? document : merge(previous, document, Set.of());
        expanded.add(numbered(document, previous));
      }
      case "" -> rule(document);
      default ->
          problems.add(
              new Problem(
                  Problem.Kind.FAILED,
                  path,
                  document.line(),
                  document.line(),
                  document.column(),
                  ACTION,
                  "expected global, reset or repeat, found " + document.text(ACTION, "")));
    }
  }

  private void rule(YamlMap document) {
    if (document.get("correlation").isPresent() || document.get("filter").isPresent()) {
      expanded.add(document);
      return;
    }
    previous = global == null ? document : merge(document, global, OWN);
    expanded.add(numbered(document, previous));
  }

  private YamlMap numbered(YamlMap written, YamlMap merged) {
    String id = merged.text(ID, null);
    int use = id == null ? 1 : uses.merge(id, 1, Integer::sum);
    if (use == 1 || written.get(ID).isPresent()) {
      return merged;
    }
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>(merged.entries());
    YamlNode at = merged.entries().get(ID).value();
    YamlNode value =
        new YamlScalar(id + "#" + use, YamlScalar.Kind.STRING, at.line(), at.column(), -1);
    entries.put(ID, new YamlMap.Entry(ID, at.line(), at.column(), value));
    return new YamlMap(entries, merged.line(), merged.column());
  }

  /** The second over the first, but for the keys kept; maps below are merged too. */
  private static YamlMap merge(YamlMap first, YamlMap second, Set<String> kept) {
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>(first.entries());
    for (YamlMap.Entry entry : second.entries().values()) {
      YamlMap.Entry before = entries.get(entry.key());
      YamlNode value = entry.value();
      if (before != null && before.value() instanceof YamlMap a && value instanceof YamlMap b) {
        value = merge(a, b, Set.of());
      }
      if (before == null || !kept.contains(entry.key())) {
        entries.put(
            entry.key(), new YamlMap.Entry(entry.key(), entry.line(), entry.column(), value));
      }
    }
    entries.remove(ACTION);
    return new YamlMap(entries, first.line(), first.column());
  }
}
