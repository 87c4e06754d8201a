package io.spawnwatch.sequence;

import io.spawnwatch.sigma.HeaderParser;
import io.spawnwatch.sigma.ProblemReport;
import io.spawnwatch.sigma.RuleHeader;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlScalar;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses one correlation rule (specification 2.1.0), and resolves what it refers to. */
public final class CorrelationParser {

  private static final String WHERE = "correlation > ";

  private final String path;
  private final YamlMap document;
  private final YamlMap correlation;
  private final RuleReferences references;
  private final ProblemReport report;

  /** Names as written, to ids. */
  private final Map<String, String> ruleIds = new LinkedHashMap<>();

  private CorrelationParser(
      String path, YamlMap document, YamlMap correlation, RuleReferences references) {
    this.path = path;
    this.document = document;
    this.correlation = correlation;
    this.references = references;
    this.report = new ProblemReport(path);
  }

  /**
   * The correlation rule of a document.
   *
   * @param path the file
   * @param document has the key {@code correlation}
   * @param references what rule names refer to
   * @throws SigmaException when it cannot be used, with all problems
   */
  public static CorrelationRule parse(String path, YamlMap document, RuleReferences references)
      throws SigmaException {
    if (document.get("correlation").orElse(null) instanceof YamlMap correlation) {
      return new CorrelationParser(path, document, correlation, references).parse();
    }
    ProblemReport report = new ProblemReport(path);
    report.failed(document, "correlation", "expected a map");
    report.throwIfAny();
    throw new IllegalStateException("a failed report throws");
  }

  private CorrelationRule parse() throws SigmaException {
    RuleHeader header = HeaderParser.parse(path, document, report);
    Optional<CorrelationRule.Type> type = type();
    resolveRules();
    Duration timespan = timespan();
    List<JoinKey> groupBy = new JoinKeyParser(correlation, ruleIds, report).parse();
    boolean generate = document.isTrue("generate") || correlation.isTrue("generate");
    report.throwIfAny();
    CorrelationCondition condition =
        new ThresholdParser(correlation, type.orElseThrow(), ruleIds.size(), report).parse();
    report.throwIfAny();
    return new CorrelationRule(
        header,
        type.orElseThrow(),
        List.copyOf(ruleIds.values()),
        groupBy,
        timespan,
        condition,
        generate);
  }

  private Optional<CorrelationRule.Type> type() {
    String written = correlation.text("type", "");
    List<String> known =
        Arrays.stream(CorrelationRule.Type.values()).map(CorrelationRule.Type::sigmaName).toList();
    int index = known.indexOf(written);
    YamlNode node = correlation.get("type").orElse(correlation);
    if (index < 0) {
      report.failed(
          node,
          WHERE + "type",
          "expected one of " + String.join(", ", known) + ", found " + node.describe());
      return Optional.empty();
    }
    CorrelationRule.Type type = CorrelationRule.Type.values()[index];
    if (type.compareTo(CorrelationRule.Type.TEMPORAL_ORDERED) > 0) {
      report.unsupported(node, WHERE + "type", "the type " + written + " is not evaluated");
    }
    return Optional.of(type);
  }

  private void resolveRules() {
    YamlNode node = correlation.get("rules").orElse(null);
    List<YamlNode> written =
        node instanceof YamlList list ? list.items() : node == null ? List.of() : List.of(node);
    for (YamlNode item : written) {
      if (item instanceof YamlScalar reference && !reference.isNull()) {
        resolve(reference);
      } else {
        report.failed(item, WHERE + "rules", "expected a rule, found " + item.describe());
      }
    }
    if (written.isEmpty()) {
      report.failed(correlation, WHERE + "rules", "expected the rules to correlate, found none");
    }
  }

  private void resolve(YamlScalar reference) {
    List<String> ids = references.resolve(reference.text(), path);
    if (ids.size() != 1) {
      String message =
          ids.isEmpty() ? "no rule has the id or name " : "several rules have the name ";
      report.failed(reference, WHERE + "rules", message + reference.describe());
    } else if (references.isCorrelation(ids.get(0))) {
      report.unsupported(
          reference, WHERE + "rules", "correlations of correlations are not evaluated");
    } else if (ruleIds.put(reference.text(), ids.get(0)) != null) {
      report.failed(reference, WHERE + "rules", reference.describe() + " stands here twice");
    }
  }

  private Duration timespan() {
    YamlNode node = correlation.get("timespan").orElse(correlation);
    return Timespan.parse(correlation.text("timespan", ""))
        .orElseGet(
            () -> {
              report.failed(
                  node,
                  WHERE + "timespan",
                  "expected a number and one of s, m, h, d, such as 15m, found " + node.describe());
              return Duration.ZERO;
            });
  }
}
