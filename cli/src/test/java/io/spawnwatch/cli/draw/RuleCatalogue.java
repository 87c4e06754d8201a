package io.spawnwatch.cli.draw;

import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.RuleHeader;
import io.spawnwatch.sigma.SigmaRule;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes docs/rule-catalogue.md from the bundled single rules and what was measured of them. */
final class RuleCatalogue {

  private static final String HEAD =
      """
      # The bundled rules

      Written by `RuleCatalogueTest` from `cep-patterns/rules` and `cep-patterns/rules-measured.csv`; do not edit. How
      rules make sequences stands in [sequences.md](sequences.md), how to write one in [rules.md](rules.md).
      `bin/spawnwatch rules why NAME EVENTS` says what events make of a rule.

      %,d rules. *Benign* is how many of 1,000 benign creations match, of %s in public captures: agents, updates, browsers,
      Ansible's own commands, the inventory script of Windows. *Captures* is how many creations match in all, attacks included.
      The captures are small and made in laboratories: they say that a rule is not noisy by design, not what it costs in your
      estate. `PackOnCorpusTest` (`mvn -P conformance`) measures.
      """;
  private static final String TABLE =
      """

      ## %s

      | level | rule | technique | may also be | benign | captures |
      |---|---|---|---|---|---|
      """;

  private final List<RuleHeader> rules;
  private final Map<String, RuleRate> rates;

  /**
   * A catalogue.
   *
   * @param rates by the names of the rules
   */
  RuleCatalogue(RuleLibrary library, Map<String, RuleRate> rates) {
    this.rates = Map.copyOf(rates);
    this.rules =
        library.rules().stream()
            .filter(rule -> !library.silent().contains(rule.id()))
            .map(SigmaRule::header)
            .sorted(
                Comparator.comparing(RuleHeader::level).reversed().thenComparing(RuleHeader::title))
            .toList();
  }

  /** The page. */
  String text() {
    StringBuilder page = new StringBuilder(String.format(Locale.ROOT, HEAD, rules.size(), total()));
    Map<String, List<RuleHeader>> byFolder =
        rules.stream()
            .collect(
                Collectors.groupingBy(RuleCatalogue::folder, TreeMap::new, Collectors.toList()));
    byFolder.forEach(
        (folder, headers) -> {
          page.append(String.format(TABLE, heading(folder)));
          headers.forEach(header -> page.append(row(header)));
        });
    return page.toString();
  }

  private String total() {
    return rates.values().stream()
        .map(rate -> String.format(Locale.ROOT, "%,d", rate.benignCreations()))
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private String row(RuleHeader header) {
    RuleRate rate = rates.get(header.name());
    return String.format(
        Locale.ROOT,
        "| %s | [%s](../cep-patterns/%s) `%s` | %s | %s | %s | %s |%n",
        header.level().name().toLowerCase(Locale.ROOT),
        header.title(),
        relative(header),
        header.name(),
        TechniqueLinks.of(header),
        String.join("; ", header.falsePositives()),
        rate == null ? "not measured" : rate.perThousandBenign(),
        rate == null ? "not measured" : rate.matches());
  }

  /** The file below {@code cep-patterns}. */
  private static String relative(RuleHeader header) {
    return header.path().substring(header.path().lastIndexOf("rules/"));
  }

  private static String folder(RuleHeader header) {
    return relative(header).split("/")[1];
  }

  private static String heading(String folder) {
    String words = folder.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
