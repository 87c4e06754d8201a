package io.spawnwatch.library;

import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleHeader;
import io.spawnwatch.sigma.SigmaRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a set of rule files came to.
 *
 * @param rules ready to compile, in the order read
 * @param sequences correlation rules, all references resolved
 * @param silent ids of rules that are only building blocks of a correlation in their file
 * @param copies of rules, which a filtered sequence has for itself: silent, and not told of
 * @param problems of documents that were not loaded
 * @param warnings of documents that were
 */
public record RuleLibrary(
    List<SigmaRule> rules,
    List<CorrelationRule> sequences,
    Set<String> silent,
    List<SigmaRule> copies,
    List<Problem> problems,
    List<Problem> warnings) {

  /** The problems for which a job must not start. */
  public List<Problem> failures() {
    return problems.stream().filter(p -> p.kind() == Problem.Kind.FAILED).toList();
  }

  /** How many documents were left out for that kind of problem. */
  public long count(Problem.Kind kind) {
    return problems.stream()
        .filter(p -> p.kind() == kind)
        .map(p -> p.path() + ":" + p.document())
        .distinct()
        .count();
  }

  /** Only the rules and sequences of some files, with all problems and warnings. */
  public RuleLibrary of(Set<String> paths) {
    return new RuleLibrary(
        rules.stream().filter(rule -> paths.contains(rule.header().path())).toList(),
        sequences.stream().filter(s -> paths.contains(s.header().path())).toList(),
        silent,
        copies,
        problems,
        warnings);
  }

  /** All that is to be matched: the rules, and the copies that filtered sequences have. */
  public List<SigmaRule> matched() {
    List<SigmaRule> all = new ArrayList<>(rules);
    all.addAll(copies);
    return List.copyOf(all);
  }

  /** Rules by their ids. */
  public Map<String, SigmaRule> rulesById() {
    Map<String, SigmaRule> byId = new LinkedHashMap<>();
    rules.forEach(rule -> byId.putIfAbsent(rule.id(), rule));
    return byId;
  }

  /** The rule of that id, name or title. */
  public Optional<SigmaRule> rule(String called) {
    return rules.stream().filter(rule -> isCalled(rule.header(), called)).findFirst();
  }

  /** The sequence of that id, name or title. */
  public Optional<CorrelationRule> sequence(String called) {
    return sequences.stream().filter(sequence -> isCalled(sequence.header(), called)).findFirst();
  }

  private static boolean isCalled(RuleHeader header, String called) {
    return called.equals(header.id())
        || called.equals(header.name())
        || called.equalsIgnoreCase(header.title());
  }
}
