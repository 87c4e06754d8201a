package io.spawnwatch.job.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.spawnwatch.event.Field;
import io.spawnwatch.sigma.Evaluability;
import io.spawnwatch.sigma.Evaluability.Verdict;
import io.spawnwatch.sigma.SigmaRule;
import io.spawnwatch.sigma.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How far SigmaHQ's rules can be evaluated, against what pySigma's condition trees told of them.
 */
@Tag("conformance")
class EvaluabilityTest {

  /** What every profile of the table has; the provider's name is no field of any. */
  private static final EnumSet<Field> MAPPED =
      EnumSet.of(Field.IMAGE, Field.COMMAND_LINE, Field.LOGON_ID, Field.PROVIDER_NAME);

  @Test
  void agreesRuleByRuleWithTheTableOfFourProfiles() throws IOException {
    EnumSet<Field> first = with(MAPPED, Field.USER);
    EnumSet<Field> pySigma = with(MAPPED, Field.PARENT_IMAGE);
    EnumSet<Field> mapped = with(pySigma, Field.USER, Field.INTEGRITY_LEVEL);
    EnumSet<Field> lineage =
        with(mapped, Field.PARENT_COMMAND_LINE, Field.PARENT_USER, Field.GRAND_PARENT_IMAGE);
    List<Set<Field>> profiles = List.of(first, pySigma, mapped, lineage);
    Map<String, SigmaRule> rules = new TreeMap<>();
    allRules().forEach(rule -> rules.put(rule.id(), rule));
    Map<String, String> differences = new TreeMap<>();

    List<String> table = Files.readAllLines(SharedData.path("rule_4688_class.csv"));
    for (String line : table.subList(1, table.size())) {
      String[] row = line.split(",", -1);
      SigmaRule rule = rules.get(row[1]);
      for (int i = 0; i < profiles.size(); i++) {
        Verdict found = Evaluability.of(rule.condition(), profiles.get(i)).verdict();
        if (found != verdict(row[5 + i])) {
          differences.put(row[0] + " " + i, row[5 + i] + " but " + found);
        }
      }
    }

    assertThat(differences).isEmpty();
  }

  /** With values for the one placeholder. */
  private static List<SigmaRule> allRules() throws IOException {
    return SharedData.sigmaHq(Map.of("userdomain", List.of("CORP"))).rules();
  }

  private static EnumSet<Field> with(EnumSet<Field> fields, Field... more) {
    EnumSet<Field> all = EnumSet.copyOf(fields);
    all.addAll(List.of(more));
    return all;
  }

  private static Verdict verdict(String classOfTable) {
    return switch (classOfTable) {
      case "full" -> Verdict.FULL;
      case "dead" -> Verdict.NEVER;
      default -> Verdict.REDUCED;
    };
  }

  @Test
  void tellsHowManyRulesNeedAField() throws IOException {
    Map<Field, Integer> needed = new EnumMap<>(Field.class);
    for (SigmaRule rule : allRules()) {
      Evaluability.of(rule.condition(), Set.of())
          .needed()
          .forEach(field -> needed.merge(field, 1, Integer::sum));
    }

    assertThat(needed)
        .contains(
            entry(Field.COMMAND_LINE, 955),
            entry(Field.IMAGE, 335),
            entry(Field.PARENT_IMAGE, 242),
            entry(Field.PARENT_COMMAND_LINE, 43),
            entry(Field.INTEGRITY_LEVEL, 25),
            entry(Field.ORIGINAL_FILE_NAME, 25),
            entry(Field.USER, 15),
            entry(Field.DESCRIPTION, 5),
            entry(Field.CURRENT_DIRECTORY, 4),
            entry(Field.HASHES, 3),
            entry(Field.PRODUCT, 3),
            entry(Field.COMPANY, 3),
            entry(Field.PARENT_USER, 3),
            entry(Field.LOGON_ID, 3));
  }

  @Test
  void tellsWhichRulesCanNeverFire() throws IOException {
    assertThat(neverOn(Telemetry.SECURITY)).isEqualTo(58);
    assertThat(neverOn(Telemetry.SYSMON)).isZero();
  }

  private static long neverOn(Telemetry telemetry) throws IOException {
    return SharedData.sigmaHq().rules().stream()
        .filter(rule -> on(telemetry, rule).verdict() == Verdict.NEVER)
        .count();
  }

  /** Why there are more than the 955 that need the command line itself. */
  @Test
  void tellsWhyEachRuleCanNeverFireWithoutCommandLines() throws IOException {
    Map<String, Integer> reasons = new TreeMap<>();
    for (SigmaRule rule : allRules()) {
      Evaluability bare = on(Telemetry.SECURITY_WITHOUT_COMMAND_LINE, rule);
      if (bare.verdict() == Verdict.NEVER) {
        reasons.merge(reason(bare, on(Telemetry.SECURITY, rule)), 1, Integer::sum);
      }
    }

    assertThat(reasons)
        .containsOnly(
            entry("needs CommandLine", 955),
            entry("needs ParentCommandLine, which lineage cannot fill either", 29),
            entry("needs CommandLine or a field that no 4688 has", 22),
            entry("never on 4688 in any case", 51));
  }

  private static String reason(Evaluability bare, Evaluability with) {
    if (bare.needed().contains(Field.COMMAND_LINE)) {
      return "needs CommandLine";
    }
    if (with.verdict() == Verdict.NEVER) {
      return "never on 4688 in any case";
    }
    return bare.needed().contains(Field.PARENT_COMMAND_LINE)
        ? "needs ParentCommandLine, which lineage cannot fill either"
        : "needs CommandLine or a field that no 4688 has";
  }

  private static Evaluability on(Telemetry telemetry, SigmaRule rule) {
    return Evaluability.of(rule.condition(), telemetry.fields());
  }
}
