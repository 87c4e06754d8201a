package io.spawnwatch.cli.conformance;

import io.spawnwatch.sigma.SigmaRule;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/** cep-patterns/rules-measured.csv: what the bundled single rules came to on real events. */
final class MeasuredRules {

  private MeasuredRules() {}

  static String text(CorpusRun run) {
    StringBuilder rows = new StringBuilder("rule,matches,benign matches,benign creations\n");
    run.library().rules().stream()
        .filter(rule -> !run.library().silent().contains(rule.id()))
        .sorted(Comparator.comparing(rule -> rule.header().name()))
        .forEach(rule -> rows.append(row(run, rule)));
    return rows.toString();
  }

  private static String row(CorpusRun run, SigmaRule rule) {
    Set<String> matches = run.matches().getOrDefault(rule.id(), Set.of());
    Set<String> benign = new HashSet<>(matches);
    benign.retainAll(run.benign());
    return rule.header().name()
        + ","
        + matches.size()
        + ","
        + benign.size()
        + ","
        + run.benign().size()
        + "\n";
  }
}
