package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import io.spawnwatch.sigma.ProblemReport;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The condition of a correlation rule. */
final class ThresholdParser {

  private static final String WHERE = "correlation > condition";

  /** Those that a group without any signal would not satisfy. */
  private static final Set<CorrelationCondition.Operator> NEED_SIGNALS =
      EnumSet.of(CorrelationCondition.Operator.GT, CorrelationCondition.Operator.GTE);

  private final YamlMap correlation;
  private final CorrelationRule.Type type;
  private final int rules;
  private final ProblemReport report;

  ThresholdParser(YamlMap correlation, CorrelationRule.Type type, int rules, ProblemReport report) {
    this.correlation = correlation;
    this.type = type;
    this.rules = rules;
    this.report = report;
  }

  CorrelationCondition parse() {
    YamlNode node = correlation.get("condition").orElse(null);
    boolean temporal =
        type == CorrelationRule.Type.TEMPORAL || type == CorrelationRule.Type.TEMPORAL_ORDERED;
    if (node == null && temporal) {
      return new CorrelationCondition.AllRules();
    }
    if (node instanceof YamlMap map) {
      CorrelationCondition.Threshold threshold = threshold(map);
      return temporal ? allRules(threshold, node) : threshold;
    }
    if (temporal) {
      report.unsupported(node, WHERE, "extended conditions are not evaluated");
    } else {
      report.failed(
          node == null ? correlation : node, WHERE, "expected a threshold such as {gte: 5}");
    }
    return new CorrelationCondition.AllRules();
  }

  /** Of a temporal rule, {@code gte: N} with all its N rules says what goes without saying. */
  private CorrelationCondition allRules(CorrelationCondition.Threshold threshold, YamlNode node) {
    if (!threshold.holds(rules) || threshold.holds(rules - 1)) {
      report.unsupported(
          node, WHERE, "a temporal rule needs all its rules; counts are not evaluated");
    }
    return new CorrelationCondition.AllRules();
  }

  private CorrelationCondition.Threshold threshold(YamlMap map) {
    List<CorrelationCondition.Bound> bounds = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries().values()) {
      if (entry.key().equals("field")) {
        map.texts("field").forEach(name -> field(name, entry.value()).ifPresent(fields::add));
      } else {
        bound(entry, map).ifPresent(bounds::add);
      }
    }
    check(bounds, fields, map);
    return new CorrelationCondition.Threshold(bounds, fields, Double.NaN);
  }

  private void check(List<CorrelationCondition.Bound> bounds, List<Field> fields, YamlMap map) {
    if (bounds.stream().noneMatch(bound -> NEED_SIGNALS.contains(bound.operator()))) {
      report.failed(
          map, WHERE, "needs gt or gte: what is true without any signal has no event to alert on");
    }
    if (type == CorrelationRule.Type.VALUE_COUNT && fields.isEmpty()) {
      report.failed(map, WHERE, "value_count needs the field whose values it counts");
    }
  }

  private Optional<CorrelationCondition.Bound> bound(YamlMap.Entry entry, YamlMap map) {
    try {
      var operator = CorrelationCondition.Operator.valueOf(entry.key().toUpperCase(Locale.ROOT));
      double value = Double.parseDouble(map.text(entry.key(), "none"));
      return Optional.of(new CorrelationCondition.Bound(operator, value));
    } catch (IllegalArgumentException e) {
      String known =
          Arrays.stream(CorrelationCondition.Operator.values())
              .map(o -> o.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      report.failed(
          entry.line(),
          entry.column(),
          WHERE,
          "expected one of "
              + known
              + " with a number, or field, found "
              + entry.key()
              + ": "
              + entry.value().describe());
      return Optional.empty();
    }
  }

  private Optional<Field> field(String name, YamlNode node) {
    Optional<Field> field = Field.byName(name);
    if (field.isEmpty()) {
      report.failed(node, WHERE, "no event has the field \"" + name + "\"");
    }
    return field;
  }
}
