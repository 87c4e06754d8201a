package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.Taxonomy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page that says what of Sigma is evaluated: written from the code. */
final class SigmaSupportPage {

  /** Forms of a condition, over the selections a1, a2 and b. */
  static final List<String> CONDITIONS =
      List.of(
          "a1",
          "a1 and b",
          "a1 or b",
          "not b",
          "a1 or a2 and not b",
          "(a1 or a2) and not b",
          "1 of a*",
          "any of a*",
          "all of a*",
          "1 of them",
          "all of them",
          "not 1 of a*",
          "a1 and not all of a*");

  private SigmaSupportPage() {}

  static String text() {
    StringBuilder page = new StringBuilder();
    page.append("# What of Sigma is evaluated\n\n");
    page.append("Written from the code by `SigmaSupportPageTest`; do not edit. Specification");
    page.append(" 2.1.0, all of its value modifiers.\n\n## Modifiers\n\n");
    page.append("| modifier | kind | meaning |\n|---|---|---|\n");
    for (Modifier modifier : Modifier.values()) {
      String kind = modifier.role().name().toLowerCase(java.util.Locale.ROOT);
      page.append("| `" + modifier.sigmaName() + "` | " + kind + " | ");
      page.append(modifier.meaning() + " |\n");
    }
    page.append("\n## Conditions\n\n`not` binds closer than `and`, `and` closer than `or`;");
    page.append(" a list of conditions is joined by `or`.\n\n");
    CONDITIONS.forEach(condition -> page.append("- `" + condition + "`\n"));
    page.append(
        "\nLists are alternatives (with `all`: all of them), lists of maps alternatives of");
    page.append(" maps, `null` the missing\nfield, values without a field keywords in any value");
    page.append(
        " that a log line of the event shows. `*` and `?` are wildcards,\n`\\` escapes them");
    page.append(" and itself.\n\n## Fields\n\n");
    page.append("| field | 4688 | 4688 without command line | Sysmon 1 | from |\n");
    page.append("|---|---|---|---|---|\n");
    Arrays.stream(Field.values()).forEach(field -> page.append(row(field)));
    page.append("\nNames are read in any case. Other names of the same fields: ");
    page.append(synonyms(Taxonomy.synonyms()));
    page.append(". In a rule for\n`service: security`, `ProcessId` is the creator's, in");
    page.append(" hexadecimal, as a 4688 has it. A field that no event has\nmakes its tests");
    page.append(" false, and is warned of.\n\nRules of `category: process_creation`, of");
    page.append(" `service: security` with `EventID: 4688` and of `service: sysmon` with\n");
    page.append("`EventID: 1` are for this stream; rules of other log sources are left out, and");
    page.append(" said to be.\n");
    return page.toString();
  }

  private static String synonyms(Map<String, Field> synonyms) {
    return synonyms.entrySet().stream()
        .map(e -> "`" + e.getKey() + "` for `" + e.getValue().sigmaName() + "`")
        .collect(Collectors.joining(", "));
  }

  private static String row(Field field) {
    return "| `"
        + field.sigmaName()
        + "` | "
        + mark(Telemetry.SECURITY, field)
        + " | "
        + mark(Telemetry.SECURITY_WITHOUT_COMMAND_LINE, field)
        + " | "
        + mark(Telemetry.SYSMON, field)
        + " | "
        + source(field)
        + (field.isMultiValued() ? "; several values, any may match" : "")
        + " |\n";
  }

  private static String mark(Telemetry telemetry, Field field) {
    return telemetry.fields().contains(field) ? "✓" : "–";
  }

  private static String source(Field field) {
    return switch (field.source()) {
      case EVENT -> "event";
      case EVENT_OR_LINEAGE -> "event, else lineage";
      case DERIVED -> "computed from the event";
      case LINEAGE -> "lineage";
    };
  }
}
