package io.spawnwatch.sequence;

import io.spawnwatch.sigma.ProblemReport;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;

/**
 * {@code pattern}, a custom attribute beside {@code correlation}: the name of a hand-written
 * pattern. Other engines read the document without it, as the {@code temporal_ordered} that it is.
 */
final class HandWrittenPatternParser {

  /** The attribute, and the place of its problems. */
  static final String WHERE = "pattern";

  private final YamlNode node;
  private final String name;
  private final ProblemReport report;

  private HandWrittenPatternParser(YamlNode node, String name, ProblemReport report) {
    this.node = node;
    this.name = name;
    this.report = report;
  }

  /** The parser of a document that names a pattern; empty for another. */
  static Optional<HandWrittenPatternParser> of(YamlMap document, ProblemReport report) {
    String name = document.text(WHERE, "");
    return document.get(WHERE).map(node -> new HandWrittenPatternParser(node, name, report));
  }

  /** The condition; problems are reported. */
  CorrelationCondition parse(
      CorrelationRule.Type type,
      CorrelationCondition written,
      List<String> rules,
      Duration timespan) {
    if (type != CorrelationRule.Type.TEMPORAL_ORDERED
        || !(written instanceof CorrelationCondition.AllRules)) {
      report.failed(
          node, WHERE, "a pattern stands in a temporal_ordered correlation without condition");
      return written;
    }
    Optional<HandWrittenPattern> found = find();
    found
        .flatMap(pattern -> HandWrittenPatterns.problem(pattern, rules, timespan))
        .ifPresent(problem -> report.failed(node, WHERE, name + " " + problem));
    return found.<CorrelationCondition>map(CorrelationCondition.HandWritten::new).orElse(written);
  }

  private Optional<HandWrittenPattern> find() {
    try {
      List<HandWrittenPattern> all = HandWrittenPatterns.all();
      List<HandWrittenPattern> named = all.stream().filter(p -> p.name().equals(name)).toList();
      if (named.size() == 1) {
        return Optional.of(named.get(0));
      }
      List<String> names = all.stream().map(HandWrittenPattern::name).sorted().toList();
      String others = names.isEmpty() ? "none" : String.join(", ", names);
      report.failed(
          node,
          WHERE,
          named.isEmpty()
              ? "no pattern \"" + name + "\" is on the class path; found there: " + others
              : "several patterns on the class path have the name \"" + name + '"');
    } catch (ServiceConfigurationError e) {
      report.failed(node, WHERE, "patterns cannot be loaded: " + e.getMessage());
    }
    return Optional.empty();
  }
}
