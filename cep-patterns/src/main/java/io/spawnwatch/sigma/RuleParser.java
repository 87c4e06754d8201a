package io.spawnwatch.sigma;

import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses the documents of Sigma rules and filters. */
public final class RuleParser {

  private static final String DETECTION = "detection";
  private static final String LOGSOURCE = "logsource";

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
    ProblemReport report = new ProblemReport(path);
    RuleHeader header = HeaderParser.parse(path, document, report);
    Condition condition = detection(document, DETECTION, report);
    report.throwIfAny();
    checkLogsource(document, condition, report);
    report.throwIfAny();
    return new SigmaRule(header, condition, report.warnings());
  }

  /**
   * The condition of a filter document, to be added to the rules that it names.
   *
   * @throws SigmaException when it cannot be used
   */
  public Condition parseFilter(String path, YamlMap document) throws SigmaException {
    ProblemReport report = new ProblemReport(path);
    Condition condition = detection(document, "filter", report);
    report.throwIfAny();
    return condition;
  }

  private Condition detection(YamlMap document, String block, ProblemReport report) {
    YamlNode node = document.get(block).orElse(document);
    if (node != document && node instanceof YamlMap map) {
      return new DetectionParser(report, placeholders, block).parse(withoutRules(map));
    }
    report.failed(node, block, "expected a map of search identifiers and a condition");
    return new Condition.And(List.of());
  }

  /** In a filter, {@code rules} stands among the search identifiers. */
  private static YamlMap withoutRules(YamlMap map) {
    if (map.get("rules").isEmpty()) {
      return map;
    }
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>(map.entries());
    entries.remove("rules");
    return new YamlMap(entries, map.line(), map.column());
  }

  private static void checkLogsource(YamlMap document, Condition condition, ProblemReport report) {
    YamlNode node = document.get(LOGSOURCE).orElse(document);
    if (node == document || !(node instanceof YamlMap map)) {
      report.failed(node, LOGSOURCE, "expected a map with category, product or service");
      return;
    }
    Logsource logsource = Logsource.of(map);
    if (!logsource.isProcessCreation() && !logsource.isCreationByEventId(condition)) {
      report.notForThisStream(map, "not for this stream: " + logsource);
    }
  }
}
