package io.spawnwatch.sigma;

import io.spawnwatch.event.Nearest;
import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Parses the documents of Sigma rules and filters. */
public final class RuleParser {

  private static final String DETECTION = "detection";
  private static final String FILTER = "filter";
  private static final String LOGSOURCE = "logsource";
  private static final String RULES = "rules";
  private static final Logsource UNKNOWN = new Logsource("process_creation", null, null);

  private final Map<String, List<String>> placeholders;

  /**
   * A parser.
   *
   * @param placeholders the values of the {@code expand} modifier, by name
   */
  public RuleParser(Map<String, List<String>> placeholders) {
    this.placeholders = Map.copyOf(placeholders);
  }

  /**
   * The rule of a document.
   *
   * @param path the file, for messages
   * @throws SigmaException when it cannot be used, with all problems
   */
  public SigmaRule parse(String path, YamlMap document) throws SigmaException {
    ProblemReport report = new ProblemReport(path, document);
    checkIsRule(document, report);
    Logsource logsource = logsource(document, report);
    RuleHeader header = HeaderParser.parse(path, document, report);
    Condition condition = detection(document, DETECTION, logsource, report);
    report.throwIfAny();
    if (!logsource.isForCreations(condition)) {
      report.notForThisStream(document, "no EventID of process creations");
    }
    report.throwIfAny();
    return new SigmaRule(header, logsource, logsource.restricted(condition), report.warnings());
  }

  /** Of any other YAML that lies beside rules there is one thing to say. */
  private static void checkIsRule(YamlMap document, ProblemReport report) throws SigmaException {
    if (document.get(LOGSOURCE).isEmpty() && document.get(DETECTION).isEmpty()) {
      String keys = document.entries().keySet().stream().limit(5).collect(Collectors.joining(", "));
      report.failed(
          document, "", "expected a Sigma rule (logsource, detection), found a map of " + keys);
      report.throwIfAny();
    }
  }

  /**
   * The filter of a document.
   *
   * @param path the file, for messages
   * @throws SigmaException when it cannot be used, with all problems
   */
  public RuleFilter parseFilter(String path, YamlMap document) throws SigmaException {
    ProblemReport report = new ProblemReport(path, document);
    Logsource logsource = logsource(document, report);
    String title = HeaderParser.title(document, report);
    Condition condition = detection(document, FILTER, logsource, report);
    List<String> targets = List.of();
    YamlNode rules = document;
    if (document.get(FILTER).orElse(null) instanceof YamlMap filter) {
      rules = filter.get(RULES).orElse(filter);
      targets = targets(rules, report);
    }
    report.throwIfAny();
    return new RuleFilter(
        title, logsource, targets, condition, report.at(rules, FILTER), report.warnings());
  }

  private static List<String> targets(YamlNode rules, ProblemReport report) {
    List<String> targets = new ArrayList<>();
    if (rules instanceof YamlScalar one && !one.isNull()) {
      return one.text().equalsIgnoreCase("any") ? List.of() : List.of(one.text());
    }
    if (rules instanceof YamlList list) {
      list.items().forEach(item -> addTarget(item, targets, report));
    } else {
      report.failed(rules, FILTER, "expected rules: ids or names of rules, or any; found none");
    }
    return targets;
  }

  /** Left out, the filter might be for all rules. */
  private static void addTarget(YamlNode item, List<String> targets, ProblemReport report) {
    if (item instanceof YamlScalar target && !target.isNull()) {
      targets.add(target.text());
    } else {
      report.failed(item, FILTER, "expected the id or name of a rule, found " + item.describe());
    }
  }

  private Condition detection(
      YamlMap document, String block, Logsource logsource, ProblemReport report) {
    YamlNode node = document.get(block).orElse(document);
    if (node != document && node instanceof YamlMap map) {
      Vocabulary vocabulary = new Vocabulary(placeholders, logsource.taxonomy());
      return new DetectionParser(report, vocabulary, block).parse(withoutRules(map, block));
    }
    report.failed(node, block, "expected a map of search identifiers and a condition");
    return new Condition.And(List.of());
  }

  /** In a filter, {@code rules} stands among the search identifiers. */
  private static YamlMap withoutRules(YamlMap map, String block) {
    if (!block.equals(FILTER)) {
      return map;
    }
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>(map.entries());
    entries.remove(RULES);
    return new YamlMap(entries, map.line(), map.column());
  }

  /** Other keys are legal, and say nothing here. */
  private static void checkKeys(YamlMap logsource, ProblemReport report) {
    for (YamlMap.Entry entry : logsource.entries().values()) {
      if (Logsource.KEYS.stream().anyMatch(key -> Nearest.isMisspelt(entry.key(), key))) {
        String message = Nearest.unknown("a key of a log source", entry.key(), Logsource.KEYS);
        report.failed(entry.line(), entry.column(), LOGSOURCE, message);
      }
    }
  }

  /** What the document is for; where that is another stream, nothing else of it matters. */
  private static Logsource logsource(YamlMap document, ProblemReport report) throws SigmaException {
    YamlNode node = document.get(LOGSOURCE).orElse(document);
    if (node == document || !(node instanceof YamlMap map)) {
      report.failed(node, LOGSOURCE, "expected a map with category, product or service");
      return UNKNOWN;
    }
    checkKeys(map, report);
    Logsource logsource = Logsource.of(map);
    if (logsource.isElsewhere()) {
      report.notForThisStream(map, logsource.describe());
      report.throwIfAny();
    }
    return logsource;
  }
}
