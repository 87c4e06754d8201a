package io.spawnwatch.library;

import io.spawnwatch.sequence.CorrelationNesting;
import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleHeader;
import io.spawnwatch.sigma.SigmaRule;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The correlation rules of a library, and what they are to one another. */
final class Correlations {

  private final Map<String, CorrelationRule> byId = new LinkedHashMap<>();
  private final Map<String, YamlMap> documents = new HashMap<>();

  /** Those that could not be parsed, with the kind of their worst problem. */
  private final Map<String, Problem.Kind> leftOut = new HashMap<>();

  void add(CorrelationRule rule, YamlMap document) {
    byId.put(rule.id(), rule);
    documents.put(rule.id(), document);
  }

  void leaveOut(YamlMap document, List<Problem> problems) {
    boolean failed = problems.stream().anyMatch(p -> p.kind() == Problem.Kind.FAILED);
    leftOut.put(
        document.text("id", document.text("name", "")),
        failed ? Problem.Kind.FAILED : Problem.Kind.UNSUPPORTED);
  }

  /** Those that can be evaluated, in the order added. */
  Collection<CorrelationRule> all() {
    return byId.values();
  }

  /** Leaves out those that refer to what cannot be evaluated, and says why. */
  List<Problem> check() {
    List<Problem> problems = new ArrayList<>();
    CorrelationNesting nesting = new CorrelationNesting(Map.copyOf(byId));
    for (CorrelationRule rule : List.copyOf(byId.values())) {
      nesting.problem(rule).ifPresent(why -> leaveOut(rule, Problem.Kind.FAILED, why, problems));
    }
    int before;
    do {
      before = byId.size();
      List.copyOf(byId.values()).forEach(rule -> checkInner(rule, problems));
    } while (byId.size() < before);
    return problems;
  }

  private void checkInner(CorrelationRule rule, List<Problem> problems) {
    rule.rules().stream()
        .filter(leftOut::containsKey)
        .findFirst()
        .ifPresent(
            inner ->
                leaveOut(rule, leftOut.get(inner), "refers to " + inner + ", left out", problems));
  }

  private void leaveOut(
      CorrelationRule rule, Problem.Kind kind, String why, List<Problem> problems) {
    byId.remove(rule.id());
    leftOut.put(rule.id(), kind);
    YamlNode at = documents.get(rule.id());
    if (documents.get(rule.id()).get("correlation").orElse(at) instanceof YamlMap correlation) {
      at = correlation.get("rules").or(() -> correlation.get("condition")).orElse(correlation);
    }
    String where = rule.header().title() + " > correlation > rules";
    RuleHeader header = rule.header();
    problems.add(
        new Problem(kind, header.path(), header.line(), at.line(), at.column(), where, why));
  }

  /**
   * The rules and sequences that only others are built of: those of a correlation's own file, and
   * of those correlations themselves the ones that another of the file refers to; unless one that
   * refers to them generates.
   */
  Set<String> buildingBlocks(List<SigmaRule> rules) {
    Set<String> files = new HashSet<>();
    Set<String> silent = new HashSet<>();
    for (CorrelationRule outer : byId.values()) {
      files.add(outer.header().path());
      outer.rules().stream().filter(inner -> isOfFile(inner, outer)).forEach(silent::add);
    }
    rules.stream()
        .filter(rule -> files.contains(rule.header().path()))
        .forEach(rule -> silent.add(rule.id()));
    byId.values().stream()
        .filter(CorrelationRule::generate)
        .forEach(outer -> silent.removeAll(outer.rules()));
    return silent;
  }

  private boolean isOfFile(String inner, CorrelationRule outer) {
    CorrelationRule correlation = byId.get(inner);
    return correlation != null && correlation.header().path().equals(outer.header().path());
  }
}
