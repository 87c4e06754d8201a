package io.spawnwatch.sigma;

import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The block {@code detection} (or {@code filter}): search identifiers and a condition over them.
 */
final class DetectionParser {

  private static final String CONDITION = "condition";

  private final ProblemReport report;
  private final Vocabulary vocabulary;
  private final String block;

  DetectionParser(ProblemReport report, Vocabulary vocabulary, String block) {
    this.report = report;
    this.vocabulary = vocabulary;
    this.block = block;
  }

  /** The resolved condition; problems go to the report, and what is returned then is not used. */
  Condition parse(YamlMap detection) {
    Map<String, Condition> identifiers = new LinkedHashMap<>();
    for (YamlMap.Entry entry : detection.entries().values()) {
      if (!entry.key().equals(CONDITION) && !entry.key().equals("timeframe")) {
        String path = block + " > " + entry.key();
        identifiers.put(entry.key(), new Condition.Named(entry.key(), search(entry.value(), path)));
      }
    }
    if (detection.get("timeframe").isPresent()) {
      report.unsupported(detection, block, "timeframe belongs into a correlation rule (timespan)");
    }
    YamlNode written = detection.get(CONDITION).orElse(null);
    if (written == null) {
      report.failed(detection, block, "expected a condition, found none");
      return new Condition.And(List.of());
    }
    Condition condition = conditions(written, identifiers);
    Set<String> used = names(condition);
    identifiers.keySet().stream()
        .filter(name -> !used.isEmpty() && !used.contains(name))
        .forEach(name -> warnOfUnused(detection.entries().get(name)));
    return condition;
  }

  /** A filter that the condition forgets filters nothing. */
  private void warnOfUnused(YamlMap.Entry identifier) {
    String path = block + " > " + identifier.key();
    report.warn(identifier.line(), identifier.column(), path, "stands in no condition");
  }

  private static Set<String> names(Condition condition) {
    Set<String> names = new HashSet<>();
    if (condition instanceof Condition.Named named) {
      names.add(named.name());
    }
    condition.operands().forEach(operand -> names.addAll(names(operand)));
    return names;
  }

  private Condition conditions(YamlNode node, Map<String, Condition> identifiers) {
    List<YamlNode> written = node instanceof YamlList list ? list.items() : List.of(node);
    if (written.isEmpty()) {
      report.failed(node, block + " > condition", "expected a condition, found an empty list");
    }
    List<Condition> parsed = new ArrayList<>();
    for (YamlNode item : written) {
      if (item instanceof YamlScalar text && !text.isNull()) {
        parsed.add(condition(text, identifiers));
      } else {
        report.failed(item, block + " > condition", "expected text, found " + item.describe());
      }
    }
    return parsed.size() == 1 ? parsed.get(0) : new Condition.Or(parsed);
  }

  private Condition condition(YamlScalar text, Map<String, Condition> identifiers) {
    try {
      return new ConditionParser(text.text(), identifiers).parse();
    } catch (ConditionParser.SyntaxException e) {
      report.failed(
          text.line(), text.columnOf(e.position()), block + " > condition", e.getMessage());
    } catch (UnsupportedFeature e) {
      report.unsupported(text, block + " > condition", e.getMessage());
    }
    return new Condition.And(List.of());
  }

  /** A map is all of its items, a list any of them, a single value a keyword. */
  private Condition search(YamlNode node, String path) {
    List<Condition> parts = new ArrayList<>();
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries().values()) {
        parts.add(new ItemParser(report, vocabulary, entry, path).parse());
      }
    } else if (node instanceof YamlList list) {
      list.items().forEach(item -> parts.add(search(item, path)));
    } else {
      var keyword = new YamlMap.Entry("", node.line(), node.column(), node);
      return new ItemParser(report, vocabulary, keyword, path).parse();
    }
    if (parts.isEmpty()) {
      report.failed(
          node, path, "expected fields or keywords, found " + node.describe() + " of none");
    }
    return parts.size() == 1
        ? parts.get(0)
        : node instanceof YamlMap ? new Condition.And(parts) : new Condition.Or(parts);
  }
}
