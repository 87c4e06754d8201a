package io.spawnwatch.sequence;

import io.spawnwatch.event.Nearest;
import io.spawnwatch.sigma.HeaderParser;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.ProblemReport;
import io.spawnwatch.sigma.RuleHeader;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlScalar;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses one correlation rule (specification 2.1.0), and resolves what it refers to. */
public final class CorrelationParser {

  private static final String WHERE = "correlation > ";

  private static final Set<String> KEYS =
      Set.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");

  private final String path;
  private final YamlMap document;
  private final YamlMap correlation;
  private final ReferencedRules rules;
  private final ProblemReport report;

  private CorrelationParser(
      String path, YamlMap document, YamlMap correlation, RuleReferences references) {
    this.path = path;
    this.document = document;
    this.correlation = correlation;
    this.report = new ProblemReport(path, document);
    this.rules = new ReferencedRules(references, path, report);
  }

  /**
   * The correlation rule of a document.
   *
   * @param path the file
   * @param document has the key {@code correlation}
   * @param references what rule names refer to
   * @param warnings what is legal but probably not meant is added to these
   * @throws SigmaException when it cannot be used, with all problems
   */
  public static CorrelationRule parse(
      String path, YamlMap document, RuleReferences references, List<Problem> warnings)
      throws SigmaException {
    if (document.get("correlation").orElse(null) instanceof YamlMap correlation) {
      CorrelationParser parser = new CorrelationParser(path, document, correlation, references);
      CorrelationRule rule = parser.parse();
      warnings.addAll(parser.report.warnings());
      return rule;
    }
    ProblemReport report = new ProblemReport(path, document);
    report.failed(document, "correlation", "expected a map");
    report.throwIfAny();
    throw new IllegalStateException("a failed report throws");
  }

  /** Whether the problem is one of a hand-written pattern, so of the class path. */
  public static boolean isOfPattern(Problem problem) {
    return (" > " + problem.where()).endsWith(" > " + HandWrittenPatternParser.WHERE);
  }

  private CorrelationRule parse() throws SigmaException {
    checkKeys();
    RuleHeader header = HeaderParser.parse(path, document, report);
    Optional<CorrelationRule.Type> type = type();
    Optional<ExtendedCondition> extended = extended();
    resolveRules(extended);
    Duration timespan = timespan();
    List<JoinKey> groupBy = new JoinKeyParser(correlation, rules, report).parse();
    boolean generate = generates(document) | generates(correlation);
    report.throwIfAny();
    CorrelationCondition condition =
        extended
            .map(e -> temporal(e, type.orElseThrow()))
            .orElseGet(() -> condition(type.orElseThrow()));
    CorrelationCondition asked = handWritten(type.orElseThrow(), condition, timespan);
    report.throwIfAny();
    return new CorrelationRule(
        header, type.orElseThrow(), List.copyOf(rules.ids()), groupBy, timespan, asked, generate);
  }

  private boolean generates(YamlMap map) {
    String written = map.text("generate", "false");
    Optional<Boolean> generates = YamlScalar.truth(written);
    if (generates.isEmpty()) {
      YamlNode node = map.get("generate").orElse(map);
      report.failed(node, "generate", "expected true or false, found " + node.describe());
    }
    return generates.orElse(false);
  }

  /** A misspelt {@code group-by} would join what is unrelated. */
  private void checkKeys() {
    for (YamlMap.Entry entry : correlation.entries().values()) {
      if (!KEYS.contains(entry.key())) {
        String message = Nearest.unknown("a key of a correlation", entry.key(), KEYS);
        report.failed(entry.line(), entry.column(), WHERE + entry.key(), message);
      }
    }
    document.entries().values().forEach(this::refuseMisplaced);
    if (correlation.get("group-by").isEmpty()) {
      String message = "found none: the processes of all hosts are one group";
      report.warn(correlation.line(), correlation.column(), WHERE + "group-by", message);
    }
  }

  private void refuseMisplaced(YamlMap.Entry entry) {
    String key = entry.key();
    if (KEYS.contains(key) && !key.equals("generate") && correlation.get(key).isEmpty()) {
      String message = "expected it within correlation, found it beside";
      report.failed(entry.line(), entry.column(), key, message);
    }
  }

  /** The pattern that the document names, in the place of the condition. */
  private CorrelationCondition handWritten(
      CorrelationRule.Type type, CorrelationCondition condition, Duration timespan) {
    return HandWrittenPatternParser.of(document, report)
        .map(parser -> parser.parse(type, condition, List.copyOf(rules.ids()), timespan))
        .orElse(condition);
  }

  private Optional<CorrelationRule.Type> type() {
    String written = correlation.text("type", "");
    List<String> known =
        Arrays.stream(CorrelationRule.Type.values()).map(CorrelationRule.Type::sigmaName).toList();
    int index = known.indexOf(written);
    if (index < 0) {
      YamlNode node = correlation.get("type").orElse(correlation);
      String names = String.join(", ", known);
      report.failed(
          node, WHERE + "type", "expected one of " + names + ", found " + node.describe());
      return Optional.empty();
    }
    return Optional.of(CorrelationRule.Type.values()[index]);
  }

  private Optional<ExtendedCondition> extended() {
    return correlation.get("condition").orElse(null) instanceof YamlScalar text && !text.isNull()
        ? ExtendedCondition.parse(text, report)
        : Optional.empty();
  }

  /** Where an extended condition names them, they need not be listed. */
  private void resolveRules(Optional<ExtendedCondition> extended) {
    YamlNode node = correlation.get("rules").orElse(null);
    if (node == null && extended.isPresent()) {
      extended
          .get()
          .names()
          .forEach(name -> rules.add(name, extended.get().node(), WHERE + "condition"));
      return;
    }
    List<YamlNode> written =
        node instanceof YamlList list ? list.items() : node == null ? List.of() : List.of(node);
    for (YamlNode item : written) {
      if (item instanceof YamlScalar reference && !reference.isNull()) {
        rules.add(reference.text(), reference, WHERE + "rules");
      } else {
        report.failed(item, WHERE + "rules", "expected a rule, found " + item.describe());
      }
    }
    if (written.isEmpty()) {
      report.failed(correlation, WHERE + "rules", "expected the rules to correlate, found none");
    }
  }

  private CorrelationCondition temporal(ExtendedCondition extended, CorrelationRule.Type type) {
    if (!type.isTemporal()) {
      report.failed(extended.node(), WHERE + "condition", "expected a threshold such as {gte: 5}");
    } else if (!sameRules(extended)) {
      report.failed(
          extended.node(),
          WHERE + "condition",
          "expected each of its rules and no other ("
              + String.join(", ", rules.names())
              + "), found "
              + String.join(", ", extended.names()));
    }
    return extended.resolve(rules, report);
  }

  private boolean sameRules(ExtendedCondition extended) {
    Set<String> named = new HashSet<>();
    extended.names().forEach(name -> named.add(rules.id(name).orElse(name)));
    return named.equals(new HashSet<>(rules.ids()));
  }

  private CorrelationCondition condition(CorrelationRule.Type type) {
    YamlNode node = correlation.get("condition").orElse(null);
    if (node instanceof YamlMap map) {
      var threshold = new ThresholdParser(map, type, report).parse();
      return type.isTemporal() ? enough(threshold, node) : threshold;
    }
    if (node != null || !type.isTemporal()) {
      report.failed(
          node == null ? correlation : node,
          WHERE + "condition",
          "expected a threshold such as {gte: 5}");
    }
    return new CorrelationCondition.AllRules();
  }

  /** Of a temporal rule, a number is how many of its rules are enough. */
  private CorrelationCondition enough(CorrelationCondition.Threshold threshold, YamlNode node) {
    List<String> ids = List.copyOf(rules.ids());
    int least = 1;
    while (least <= ids.size() && !threshold.holds(least)) {
      least++;
    }
    if (least == ids.size()) {
      return new CorrelationCondition.AllRules();
    }
    Optional<CorrelationCondition.Extended> some = SomeOf.condition(ids, least);
    if (least > ids.size() || !threshold.isMonotone() || some.isEmpty()) {
      report.unsupported(
          node,
          WHERE + "condition",
          "a temporal rule counts its rules: write gte with a number of them,"
              + " or which are enough, such as \"a and (b or c)\"");
      return new CorrelationCondition.AllRules();
    }
    return some.get();
  }

  private Duration timespan() {
    YamlNode node = correlation.get("timespan").orElse(correlation);
    String found = node == correlation ? "none" : node.describe();
    return Timespan.parse(correlation.text("timespan", ""))
        .filter(timespan -> !timespan.isZero())
        .orElseGet(
            () -> {
              report.failed(
                  node,
                  WHERE + "timespan",
                  "expected a number and one of s, m, h, d, w, M, y, such as 15m, at most 10y, found "
                      + found);
              return Duration.ZERO;
            });
  }
}
