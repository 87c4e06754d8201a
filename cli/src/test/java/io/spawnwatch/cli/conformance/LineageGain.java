package io.spawnwatch.cli.conformance;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.Provider;
import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.job.decode.Decoded;
import io.spawnwatch.job.decode.EventDecoder;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.CompiledRules;
import io.spawnwatch.sigma.Evaluability;
import io.spawnwatch.sigma.RuleMatcher;
import io.spawnwatch.sigma.SigmaRule;
import io.spawnwatch.sigma.Telemetry;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * docs/lineage-measured.md: which rules fire on 4688 events for the sake of what the lineage knows.
 */
final class LineageGain {

  private static final Set<Field> FROM_LINEAGE =
      EnumSet.of(
          Field.PARENT_COMMAND_LINE,
          Field.PARENT_USER,
          Field.PARENT_INTEGRITY_LEVEL,
          Field.GRAND_PARENT_IMAGE,
          Field.GRAND_PARENT_COMMAND_LINE);

  private static final EventDecoder DECODER = new EventDecoder(DecodeSettings.DEFAULTS);

  private final RuleLibrary library;
  private final CompiledRules rules;
  private final RuleMatcher matcher;
  private final Map<String, Set<String>> alone = new HashMap<>();
  private final Map<String, Set<String>> withLineage = new HashMap<>();
  private int creations;

  LineageGain(RuleLibrary library) {
    this.library = library;
    this.rules = CompiledRules.compile(library.rules());
    this.matcher = rules.matcher();
  }

  /**
   * Takes a record in; true where it is a Security event, from which alone the gain is measured.
   */
  boolean takes(String place, String record) {
    Decoded decoded =
        DECODER.decode(new RawRecord(record.getBytes(StandardCharsets.UTF_8), "corpus", 0, 1));
    if (!(decoded instanceof Decoded.Event found)
        || found.event().provider() != Provider.SECURITY) {
      return false;
    }
    if (found.event().kind() == ProcessEvent.Kind.CREATION) {
      creations++;
      int matches = matcher.match(found.event());
      for (int i = 0; i < matches; i++) {
        alone
            .computeIfAbsent(rules.rule(matcher.matched(i)).id(), id -> new HashSet<>())
            .add(place);
      }
    }
    return true;
  }

  /** A match of the job, which has the lineage. */
  void matched(String rule, String place) {
    withLineage.computeIfAbsent(rule, id -> new HashSet<>()).add(place);
  }

  /** How many more events of the rule match. */
  int gain(String rule) {
    return count(withLineage, rule) - count(alone, rule);
  }

  private static int count(Map<String, Set<String>> places, String rule) {
    return places.getOrDefault(rule, Set.of()).size();
  }

  String page() {
    StringBuilder page =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """
                # What lineage adds to a 4688, measured

                Written by `LineageOnCorpusTest` (`mvn -P conformance`): SigmaHQ's rules on the %,d 4688 of the corpus, without any event of
                Sysmon, once each event for itself and once as `bin/spawnwatch detect` does.

                Of %,d rules, **%d** ask for `ParentCommandLine`, `ParentUser`, `ParentIntegrityLevel`, `GrandParentImage` or
                `GrandParentCommandLine`, which no 4688 has. Without the lineage %d of these can never fire, and the others miss events, or an exception
                of theirs cannot work; with it %d can never fire, and %d are evaluated in full.

                On the corpus **%d rules match events thanks to lineage**, %d of them none without it. Where fewer match, an exception of the rule works.

                | rule | level | 4688 that match | without lineage | id |
                |---|---|---|---|---|
                """,
                creations,
                library.rules().size(),
                asking().count(),
                verdicts(withoutLineage(), Evaluability.Verdict.NEVER),
                verdicts(Telemetry.SECURITY.fields(), Evaluability.Verdict.NEVER),
                verdicts(Telemetry.SECURITY.fields(), Evaluability.Verdict.FULL),
                library.rules().stream().filter(rule -> gain(rule.id()) > 0).count(),
                library.rules().stream()
                    .filter(rule -> gain(rule.id()) > 0 && count(alone, rule.id()) == 0)
                    .count()));
    Map<String, String> rows = new TreeMap<>();
    library.rules().stream()
        .filter(rule -> !same(rule.id()))
        .forEach(rule -> rows.put(rule.header().title() + rule.id(), row(rule)));
    rows.values().forEach(page::append);
    return page.toString();
  }

  private boolean same(String rule) {
    return withLineage.getOrDefault(rule, Set.of()).equals(alone.getOrDefault(rule, Set.of()));
  }

  private String row(SigmaRule rule) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %d | `%s` |%n",
        rule.header().title(),
        rule.header().level().name().toLowerCase(Locale.ROOT),
        count(withLineage, rule.id()),
        count(alone, rule.id()),
        rule.id());
  }

  private Stream<SigmaRule> asking() {
    return library.rules().stream()
        .filter(
            rule ->
                !Evaluability.of(
                        rule.condition(), EnumSet.complementOf(EnumSet.copyOf(FROM_LINEAGE)))
                    .missing()
                    .isEmpty());
  }

  private long verdicts(Set<Field> available, Evaluability.Verdict verdict) {
    return asking()
        .filter(rule -> Evaluability.of(rule.condition(), available).verdict() == verdict)
        .count();
  }

  private static Set<Field> withoutLineage() {
    EnumSet<Field> fields = EnumSet.copyOf(Telemetry.SECURITY.fields());
    fields.removeAll(FROM_LINEAGE);
    return fields;
  }
}
