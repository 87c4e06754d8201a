package io.spawnwatch.library;

import io.spawnwatch.sequence.CorrelationParser;
import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sigma.Condition;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.RuleParser;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.SigmaRule;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loads rule files: first all rules, then filters over them, then the correlations among them. */
public final class LibraryLoader {

  private record Located(String path, YamlMap document) {}

  private final RuleParser parser;
  private final List<SigmaRule> rules = new ArrayList<>();
  private final List<Located> filters = new ArrayList<>();
  private final List<Located> correlations = new ArrayList<>();
  private final List<CorrelationRule> sequences = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private LibraryLoader(Map<String, List<String>> placeholders) {
    parser = new RuleParser(placeholders);
  }

  /**
   * Loads the documents. Never fails: what is wrong with them is among the library's problems.
   *
   * @param documents rule files
   * @param placeholders the values of the {@code expand} modifier, by name
   */
  public static RuleLibrary load(
      List<RuleDocument> documents, Map<String, List<String>> placeholders) {
    LibraryLoader loader = new LibraryLoader(placeholders);
    documents.forEach(loader::read);
    loader.applyFilters();
    Set<String> silent = loader.parseCorrelations();
    return new RuleLibrary(
        List.copyOf(loader.rules),
        List.copyOf(loader.sequences),
        silent,
        List.copyOf(loader.problems),
        List.copyOf(loader.warnings));
  }

  private void read(RuleDocument file) {
    try {
      for (YamlMap document : RuleCollection.expand(YamlReader.read(file))) {
        Located located = new Located(file.path(), document);
        if (document.get("correlation").isPresent()) {
          correlations.add(located);
        } else if (document.get("filter").isPresent()) {
          filters.add(located);
        } else {
          addRule(located);
        }
      }
    } catch (SigmaException e) {
      problems.addAll(e.problems());
    }
  }

  private void addRule(Located located) {
    try {
      SigmaRule rule = parser.parse(located.path(), located.document());
      checkUnique(located, rule.id());
      rules.add(rule);
      warnings.addAll(rule.warnings());
    } catch (SigmaException e) {
      problems.addAll(e.problems());
    }
  }

  private void checkUnique(Located located, String id) throws SigmaException {
    if (!ids.add(id)) {
      throw new SigmaException(
          new Problem(
              Problem.Kind.FAILED,
              located.path(),
              located.document().line(),
              located.document().column(),
              "id",
              "another rule has the id " + id));
    }
  }

  private void applyFilters() {
    for (Located filter : filters) {
      try {
        Condition condition = parser.parseFilter(filter.path(), filter.document());
        Set<String> targets = new HashSet<>(filterTargets(filter.document()));
        rules.replaceAll(rule -> isTarget(rule, targets) ? rule.filteredBy(condition) : rule);
      } catch (SigmaException e) {
        problems.addAll(e.problems());
      }
    }
  }

  private static List<String> filterTargets(YamlMap document) {
    return document.get("filter").orElse(document) instanceof YamlMap filter
        ? filter.texts("rules")
        : List.of();
  }

  private static boolean isTarget(SigmaRule rule, Set<String> targets) {
    return targets.isEmpty()
        || targets.contains("any")
        || targets.contains(rule.id())
        || rule.header().name() != null && targets.contains(rule.header().name());
  }

  private Set<String> parseCorrelations() {
    RuleNames names = new RuleNames(rules);
    correlations.forEach(c -> names.addCorrelation(c.path(), c.document()));
    Set<String> generating = new HashSet<>();
    Set<String> files = new HashSet<>();
    for (Located correlation : correlations) {
      try {
        CorrelationRule sequence =
            CorrelationParser.parse(correlation.path(), correlation.document(), names);
        checkUnique(correlation, sequence.id());
        sequences.add(sequence);
        files.add(correlation.path());
        if (sequence.generate()) {
          generating.addAll(sequence.rules());
        }
      } catch (SigmaException e) {
        problems.addAll(e.problems());
      }
    }
    return buildingBlocks(files, generating);
  }

  private Set<String> buildingBlocks(Set<String> files, Set<String> generating) {
    Set<String> silent = new HashSet<>();
    for (SigmaRule rule : rules) {
      if (files.contains(rule.header().path()) && !generating.contains(rule.id())) {
        silent.add(rule.id());
      }
    }
    return silent;
  }
}
