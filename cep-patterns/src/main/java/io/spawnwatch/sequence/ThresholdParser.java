package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.Nearest;
import io.spawnwatch.sigma.NumberText;
import io.spawnwatch.sigma.ProblemReport;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The threshold of a counting or aggregating correlation rule. */
final class ThresholdParser {

  private static final String WHERE = "correlation > condition";
  private static final Set<String> OTHER_KEYS = Set.of("field", "percentile");
  private static final double MEDIAN = 50;
  private static final String KNOWN =
      Arrays.stream(CorrelationCondition.Operator.values())
          .map(operator -> operator.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));

  private final YamlMap map;
  private final CorrelationRule.Type type;
  private final ProblemReport report;

  ThresholdParser(YamlMap map, CorrelationRule.Type type, ProblemReport report) {
    this.map = map;
    this.type = type;
    this.report = report;
  }

  CorrelationCondition.Threshold parse() {
    List<CorrelationCondition.Bound> bounds = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries().values()) {
      if (!OTHER_KEYS.contains(entry.key())) {
        bound(entry).ifPresent(bounds::add);
      }
    }
    var threshold = new CorrelationCondition.Threshold(bounds, fields(), percentile());
    check(threshold);
    return threshold;
  }

  private Optional<CorrelationCondition.Bound> bound(YamlMap.Entry entry) {
    double value = NumberText.parse(map.text(entry.key(), ""));
    for (var operator : CorrelationCondition.Operator.values()) {
      if (operator.name().equalsIgnoreCase(entry.key()) && Double.isFinite(value)) {
        return Optional.of(new CorrelationCondition.Bound(operator, value));
      }
    }
    String found = entry.key() + ": " + entry.value().describe();
    String expected = "expected one of " + KNOWN + " with a number, or field, found " + found;
    report.failed(entry.line(), entry.column(), WHERE, expected);
    return Optional.empty();
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    YamlNode node = map.get("field").orElse(map);
    for (String name : map.texts("field", this::refuseNoField)) {
      Field.byName(name)
          .ifPresentOrElse(fields::add, () -> report.failed(node, WHERE, Nearest.noField(name)));
    }
    return fields;
  }

  private void refuseNoField(YamlNode node) {
    report.failed(node, WHERE, "expected a field, found " + node.describe());
  }

  private double percentile() {
    if (type == CorrelationRule.Type.VALUE_MEDIAN) {
      return MEDIAN;
    }
    double percentile = NumberText.parse(map.text("percentile", ""));
    boolean isNeeded = type == CorrelationRule.Type.VALUE_PERCENTILE;
    boolean isWritten = map.get("percentile").isPresent();
    YamlNode node = map.get("percentile").orElse(map);
    if (isNeeded && !(percentile >= 0 && percentile <= 100)) {
      report.failed(node, WHERE, "value_percentile needs percentile: a number from 0 to 100");
    } else if (isWritten && !isNeeded) {
      report.failed(node, WHERE, "percentile belongs to value_percentile");
    }
    return isNeeded ? percentile : Double.NaN;
  }

  private void check(CorrelationCondition.Threshold threshold) {
    String name = type.sigmaName();
    int fields = map.texts("field").size();
    if (type.isAggregate() && fields != 1) {
      report.failed(map, WHERE, name + " needs the one field whose numbers it takes");
    } else if (type == CorrelationRule.Type.VALUE_COUNT && fields == 0) {
      report.failed(map, WHERE, "value_count needs the field whose values it counts");
    } else if (type == CorrelationRule.Type.EVENT_COUNT && fields > 0) {
      report.failed(map, WHERE, "event_count counts events; value_count counts a field's values");
    }
    if (threshold.bounds().isEmpty()) {
      report.failed(map, WHERE, "expected a threshold such as gte: 5");
    } else if (type.isTrueOfNothing(threshold)) {
      report.failed(
          map,
          WHERE,
          "holds without any signal, and then has no event to alert on: add gt or gte,"
              + " such as {gte: 1, lte: 5}");
    } else if (candidates(threshold).noneMatch(threshold::holds)) {
      report.failed(map, WHERE, "expected bounds that a number can meet, found none that can");
    }
  }

  /** If any number meets all bounds, then one of these: they change what they say only there. */
  private DoubleStream candidates(CorrelationCondition.Threshold threshold) {
    double[] values =
        threshold.bounds().stream().mapToDouble(CorrelationCondition.Bound::value).toArray();
    DoubleStream around =
        Arrays.stream(values)
            .flatMap(a -> Arrays.stream(values).map(b -> (a + b) / 2))
            .flatMap(a -> DoubleStream.of(a - 1, a, a + 1));
    return type.isAggregate()
        ? around
        : around.flatMap(a -> DoubleStream.of(Math.floor(a), Math.ceil(a)));
  }
}
