package io.spawnwatch.library;

import io.spawnwatch.sequence.CorrelationParser;
import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.RuleFilter;
import io.spawnwatch.sigma.RuleParser;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.SigmaRule;
import io.spawnwatch.sigma.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loads rule files: first all rules, then filters over them, then the correlations among them. */
public final class LibraryLoader {

  private final RuleParser parser;
  private final Runnable betweenDocuments;
  private final List<SigmaRule> rules = new ArrayList<>();
  private final List<RuleFilter> filters = new ArrayList<>();
  private final List<SigmaRule> copies = new ArrayList<>();
  private final List<CorrelationRule> sequences = new ArrayList<>();
  private final List<YamlMap> leftOut = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  private LibraryLoader(Map<String, List<String>> placeholders, Runnable betweenDocuments) {
    parser = new RuleParser(placeholders);
    this.betweenDocuments = betweenDocuments;
  }

  /**
   * Loads the documents. Never fails: what is wrong with them is among the library's problems.
   *
   * @param documents rule files
   * @param placeholders the values of the {@code expand} modifier, by name
   */
  public static RuleLibrary load(
      List<RuleDocument> documents, Map<String, List<String>> placeholders) {
    return load(documents, placeholders, () -> {});
  }

  /**
   * The same.
   *
   * @param betweenDocuments is run before each document is read, and before each is parsed
   */
  public static RuleLibrary load(
      List<RuleDocument> documents,
      Map<String, List<String>> placeholders,
      Runnable betweenDocuments) {
    return new LibraryLoader(placeholders, betweenDocuments).load(documents);
  }

  private RuleLibrary load(List<RuleDocument> documents) {
    List<LibraryDocument> read =
        LibraryDocument.read(documents, betweenDocuments, problems, warnings);
    of(read, LibraryDocument.Kind.RULE).forEach(this::addRule);
    of(read, LibraryDocument.Kind.FILTER).forEach(this::addFilter);
    applyFilters();
    RuleNames names = new RuleNames(rules);
    Set<String> silent = parseCorrelations(of(read, LibraryDocument.Kind.CORRELATION), names);
    filters.forEach(filter -> warnOfUnused(filter, names));
    return new RuleLibrary(
        List.copyOf(rules),
        List.copyOf(sequences),
        silent,
        List.copyOf(copies),
        List.copyOf(problems),
        List.copyOf(warnings));
  }

  private static List<LibraryDocument> of(
      List<LibraryDocument> documents, LibraryDocument.Kind kind) {
    return documents.stream().filter(document -> document.kind() == kind).toList();
  }

  private void addRule(LibraryDocument document) {
    betweenDocuments.run();
    try {
      SigmaRule rule = parser.parse(document.path(), document.map());
      rules.add(rule);
      warnings.addAll(rule.warnings());
    } catch (SigmaException e) {
      refuse(e);
      leftOut.add(document.map());
    }
  }

  /** What a document for another stream was warned of does not matter here. */
  private void refuse(SigmaException e) {
    problems.addAll(e.problems());
    if (e.problems().stream().noneMatch(p -> p.kind() == Problem.Kind.NOT_FOR_THIS_STREAM)) {
      warnings.addAll(e.warnings());
    }
  }

  private void addFilter(LibraryDocument document) {
    try {
      RuleFilter filter = parser.parseFilter(document.path(), document.map());
      filters.add(filter);
      warnings.addAll(filter.warnings());
    } catch (SigmaException e) {
      refuse(e);
    }
  }

  private void applyFilters() {
    for (RuleFilter filter : filters) {
      rules.replaceAll(rule -> filter.isFor(rule) ? rule.filteredBy(filter.condition()) : rule);
    }
  }

  /** Parses the correlations, and returns what is silent. */
  private Set<String> parseCorrelations(List<LibraryDocument> correlations, RuleNames names) {
    correlations.forEach(c -> names.addCorrelation(c.path(), c.map()));
    leftOut.forEach(names::addLeftOut);
    Correlations parsed = new Correlations();
    for (LibraryDocument correlation : correlations) {
      FilteredSteps steps = FilteredSteps.of(correlation, filters, names);
      try {
        CorrelationRule sequence =
            CorrelationParser.parse(correlation.path(), correlation.map(), steps, warnings);
        parsed.add(sequence, correlation.map());
        copies.addAll(steps.copies(rules));
      } catch (SigmaException e) {
        refuse(e);
        parsed.leaveOut(correlation.map(), e.problems());
      }
    }
    problems.addAll(parsed.check());
    sequences.addAll(parsed.all());
    return parsed.buildingBlocks(rules);
  }

  private void warnOfUnused(RuleFilter filter, RuleNames names) {
    boolean used =
        rules.stream().anyMatch(filter::isFor)
            || sequences.stream().anyMatch(s -> filter.names(s.id(), s.header().name()));
    if (!used) {
      warnings.add(filter.at().saying("no rule or sequence that is loaded is filtered by it"));
      return;
    }
    for (String target : filter.targets()) {
      if (names.resolve(target, "").isEmpty() && !names.isLeftOut(target)) {
        String near = names.nearest(target).map(n -> "; the nearest is " + n).orElse("");
        String quoted = '"' + target + '"';
        warnings.add(filter.at().saying("no rule has the id or name " + quoted + near));
      }
    }
  }
}
