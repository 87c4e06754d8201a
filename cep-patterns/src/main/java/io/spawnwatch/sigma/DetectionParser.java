package io.spawnwatch.sigma;

import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The block {@code detection} (or {@code filter}): search identifiers and a condition over them.
 */
final class DetectionParser {

  private static final String CONDITION = "condition";

  private final ProblemReport report;
  private final Map<String, List<String>> placeholders;
  private final String block;

  DetectionParser(ProblemReport report, Map<String, List<String>> placeholders, String block) {
    this.report = report;
    this.placeholders = placeholders;
    this.block = block;
  }

  /** The resolved condition; problems go to the report, and what is returned then is not used. */
  Condition parse(YamlMap detection) {
    Map<String, Condition> identifiers = new LinkedHashMap<>();
    for (YamlMap.Entry entry : detection.entries().values()) {
      if (!entry.key().equals(CONDITION) && !entry.key().equals("timeframe")) {
        identifiers.put(
            entry.key(), new Condition.Named(entry.key(), search(entry.value(), entry.key())));
      }
    }
    if (detection.get("timeframe").isPresent()) {
      report.unsupported(detection, block, "timeframe belongs into a correlation rule (timespan)");
    }
    return detection
        .get(CONDITION)
        .map(condition -> conditions(condition, identifiers))
        .orElseGet(
            () -> {
              report.failed(detection, block, "expected a condition, found none");
              return new Condition.And(List.of());
            });
  }

  private Condition conditions(YamlNode node, Map<String, Condition> identifiers) {
    List<YamlNode> written = node instanceof YamlList list ? list.items() : List.of(node);
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
          text.line(), text.column() + e.position(), block + " > condition", e.getMessage());
    } catch (UnsupportedFeature e) {
      report.unsupported(text, block + " > condition", e.getMessage());
    }
    return new Condition.And(List.of());
  }

  private Condition search(YamlNode node, String where) {
    String path = block + " > " + where;
    if (node instanceof YamlMap map) {
      List<Condition> items = new ArrayList<>();
      for (YamlMap.Entry entry : map.entries().values()) {
        items.add(new ItemParser(report, placeholders, entry, path).parse());
      }
      return items.size() == 1 ? items.get(0) : new Condition.And(items);
    }
    if (node instanceof YamlList list) {
      List<Condition> alternatives = new ArrayList<>();
      list.items().forEach(item -> alternatives.add(search(item, where)));
      return new Condition.Or(alternatives);
    }
    var keyword = new YamlMap.Entry("", node.line(), node.column(), node);
    return new ItemParser(report, placeholders, keyword, path).parse();
  }
}
