package io.spawnwatch.cli.draw;

import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sigma.RuleHeader;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes docs/sequences.md and the pictures beside it from the bundled sequences. */
final class SequencesPage {

  private static final String HEAD =
      """
      # The bundled sequences

      Written from `cep-patterns/sequences` by `SequencesPageTest`; do not edit. What was measured of them on real
      events stands in [sequences-measured.md](sequences-measured.md), how to write one in [rules.md](rules.md).
      `bin/spawnwatch rules draw NAME` shows a picture in the terminal, `rules why NAME EVENTS` what events make of it.

      | level | sequence | asks for | joined by |
      |---|---|---|---|
      """;

  private final RuleLibrary library;
  private final List<CorrelationRule> sequences;

  SequencesPage(RuleLibrary library) {
    this.library = library;
    this.sequences =
        library.sequences().stream()
            .filter(sequence -> !library.silent().contains(sequence.id()))
            .sorted(
                Comparator.comparing((CorrelationRule s) -> s.header().level())
                    .reversed()
                    .thenComparing(s -> s.header().title()))
            .toList();
  }

  /** The page. */
  String text() {
    StringBuilder page = new StringBuilder(HEAD);
    sequences.forEach(sequence -> page.append(row(sequence)));
    sequences.forEach(sequence -> page.append(section(sequence)));
    return page.toString();
  }

  /** The pictures by file name. */
  Map<String, String> pictures() {
    Map<String, String> pictures = new TreeMap<>();
    for (CorrelationRule sequence : sequences) {
      String svg = SvgPicture.render(SequencePicture.of(sequence, library));
      pictures.put(sequence.header().name() + ".svg", svg);
    }
    return pictures;
  }

  private static String row(CorrelationRule sequence) {
    String title = sequence.header().title();
    return String.format(
        "| %s | [%s](#%s) | %s | %s |%n",
        level(sequence), title, anchor(title), SequencePicture.demand(sequence), join(sequence));
  }

  private static String section(CorrelationRule sequence) {
    RuleHeader header = sequence.header();
    return String.format(
        """

        ## %s

        `%s` · %s · `%s` · %s

        %s

        ![%s](sequences/%s.svg)

        May also be: %s.
        """,
        header.title(),
        header.name(),
        level(sequence),
        sequence.type().sigmaName(),
        TechniqueLinks.of(header),
        header.description().strip(),
        header.title(),
        header.name(),
        String.join("; ", header.falsePositives()));
  }

  private static String level(CorrelationRule sequence) {
    return sequence.header().level().name().toLowerCase(Locale.ROOT);
  }

  private static String join(CorrelationRule sequence) {
    return sequence.groupBy().isEmpty()
        ? "nothing"
        : sequence.groupBy().stream()
            .map(
                key ->
                    key.fields().values().stream()
                        .map(field -> "`" + field.sigmaName() + "`")
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" = ")))
            .collect(Collectors.joining(", "));
  }

  /** As GitHub makes it of a heading. */
  private static String anchor(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
  }
}
