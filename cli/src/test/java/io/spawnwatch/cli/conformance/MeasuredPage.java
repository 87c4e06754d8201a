package io.spawnwatch.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.spawnwatch.sequence.CorrelationRule;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** docs/sequences-measured.md: what the bundled sequences came to on real events. */
final class MeasuredPage {

  private MeasuredPage() {}

  static String text(CorpusRun run) {
    StringBuilder page = new StringBuilder();
    page.append(
        String.format(
            Locale.ROOT,
            """
            # The bundled sequences, measured

            Written by `PackOnCorpusTest` (`mvn -P conformance`) from a run of `bin/spawnwatch detect` over public captures of
            attacks: Security-Datasets, attack_data and EVTX-to-MITRE-Attack, 117 data sets, 5,422 events. They are small and made in
            laboratories: the rates say that a sequence is not noisy by design, not what it costs in your estate.

            ## Rate on what ran beside the attacks

            %,d creations of the captures are benign: agents, updates, browsers, Ansible's own commands, the inventory script of
            Windows. A *finding on benign* rests on such processes alone; *steps on benign* is how many of them match a step.

            | level | sequence | findings | findings on benign | steps on benign |
            |---|---|---|---|---|
            """,
            run.benign().size()));
    run.library().sequences().stream()
        .filter(sequence -> !run.library().silent().contains(sequence.id()))
        .sorted(
            Comparator.comparing((CorrelationRule s) -> s.header().level())
                .reversed()
                .thenComparing(s -> s.header().name()))
        .forEach(sequence -> page.append(rate(run, sequence)));
    page.append(
        "\n## What was found\n\n| data set | lines | sequence | level |\n|---|---|---|---|\n");
    run.findings().stream().map(MeasuredPage::found).sorted().distinct().forEach(page::append);
    return page.toString();
  }

  private static String rate(CorpusRun run, CorrelationRule sequence) {
    String name = sequence.header().name();
    List<CorpusRun.SequenceFinding> findings =
        run.findings().stream().filter(f -> f.sequence().equals(name)).toList();
    Set<String> steps = new HashSet<>();
    sequence.rules().forEach(rule -> steps.addAll(run.matches().getOrDefault(rule, Set.of())));
    steps.retainAll(run.benign());
    return String.format(
        Locale.ROOT,
        "| %s | `%s` | %d | %d | %d |%n",
        sequence.header().level().name().toLowerCase(Locale.ROOT),
        name,
        findings.size(),
        findings.stream().filter(CorpusRun.SequenceFinding::isBenign).count(),
        steps.size());
  }

  private static String found(CorpusRun.SequenceFinding finding) {
    return String.format(
        "| %s | %s | %s | %s |%n",
        finding.dataSet().replaceAll(".*/|\\.jsonl$", "").replace("EVTX-to-MITRE-Attack__", ""),
        finding.processes().stream().map(MeasuredPage::line).collect(Collectors.joining(", ")),
        finding.title(),
        finding.level().toLowerCase(Locale.ROOT));
  }

  private static String line(JsonNode process) {
    String image = process.path("image").asText();
    return process.path("line").asInt() + " " + image.substring(image.lastIndexOf('\\') + 1);
  }
}
