package io.spawnwatch.library;

import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rule collections: {@code action: global} adds its keys to the documents after it, {@code reset}
 * ends that, {@code repeat} is the document before with some keys replaced.
 */
final class RuleCollection {

  private RuleCollection() {}

  /** The documents with all actions carried out. */
  static List<YamlMap> expand(List<YamlMap> documents) {
    List<YamlMap> expanded = new ArrayList<>();
    YamlMap global = null;
    YamlMap previous = null;
    for (YamlMap document : documents) {
      switch (document.text("action", "")) {
        case "global" -> global = global == null ? document : merge(global, document);
        case "reset" -> global = null;
        case "repeat" -> {
          previous = previous == null ? document : merge(previous, document);
          expanded.add(previous);
        }
        default -> {
          previous = global == null ? document : merge(global, document);
          expanded.add(previous);
        }
      }
    }
    return expanded;
  }

  /** The second over the first; maps below are merged too. */
  private static YamlMap merge(YamlMap first, YamlMap second) {
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>(first.entries());
    entries.remove("action");
    for (YamlMap.Entry entry : second.entries().values()) {
      YamlMap.Entry before = entries.get(entry.key());
      YamlNode value = entry.value();
      if (before != null && before.value() instanceof YamlMap a && value instanceof YamlMap b) {
        value = merge(a, b);
      }
      entries.put(entry.key(), new YamlMap.Entry(entry.key(), entry.line(), entry.column(), value));
    }
    entries.remove("action");
    return new YamlMap(entries, second.line(), second.column());
  }
}
