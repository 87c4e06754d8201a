package io.spawnwatch.cli.why;

import io.spawnwatch.cli.events.DecodedFiles;
import io.spawnwatch.cli.events.EventFiles;
import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.Evaluability;
import io.spawnwatch.sigma.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far rules can be evaluated on what hosts tell.
 *
 * @param rules by id, in the order of the library
 */
public record AgainstTelemetry(Map<String, Evaluability> rules) {

  /**
   * Of all rules of the library.
   *
   * @param against {@code 4688}, {@code 4688-nocmd}, {@code sysmon}, or a path of sample events
   * @throws IOException when the events cannot be read
   * @throws ConfigurationException when it is neither
   */
  public static AgainstTelemetry of(RuleLibrary library, String against)
      throws IOException, ConfigurationException {
    var telemetry = Telemetry.of(against);
    Set<String> ids = telemetry.isPresent() ? telemetry.get().eventIds() : new HashSet<>();
    Set<Field> fields = telemetry.isPresent() ? telemetry.get().fields() : seenIn(against, ids);
    Map<String, Evaluability> rules = new LinkedHashMap<>();
    library
        .rules()
        .forEach(rule -> rules.put(rule.id(), Evaluability.of(rule.condition(), fields, ids)));
    return new AgainstTelemetry(rules);
  }

  /** The fields of which some event has a value, and what lineage makes of them. */
  private static Set<Field> seenIn(String path, Set<String> eventIds)
      throws IOException, ConfigurationException {
    if (!Files.exists(Path.of(path))) {
      throw new ConfigurationException(
          List.of("--against: expected " + Telemetry.known() + " or a path, found " + path));
    }
    Set<Field> seen = EnumSet.noneOf(Field.class);
    var hosts = DecodedFiles.byHost(EventFiles.find(List.of(path)), DecodeSettings.DEFAULTS);
    for (List<ProcessEvent> events : hosts.values()) {
      for (ProcessEvent event : events) {
        eventIds.add(event.get(Field.EVENT_ID));
        for (Field field : Field.values()) {
          if (!event.all(field).isEmpty()) {
            seen.add(field);
          }
        }
      }
    }
    seen.addAll(fromLineage(seen));
    return seen;
  }

  private static Set<Field> fromLineage(Set<Field> seen) {
    Set<Field> gained = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      boolean commandLine =
          field == Field.PARENT_COMMAND_LINE || field == Field.GRAND_PARENT_COMMAND_LINE;
      boolean told = field.source() == Field.Source.LINEAGE || field == Field.PARENT_IMAGE;
      if (commandLine ? seen.contains(Field.COMMAND_LINE) : told || field == Field.PARENT_USER) {
        gained.add(field);
      }
    }
    return gained;
  }

  /**
   * How many rules have each verdict, such as {@code 709 rules full, 649 reduced, 58 never}, and
   * how many of those that can never fire need which field.
   */
  public List<String> summary() {
    Map<Evaluability.Verdict, Integer> counts = new EnumMap<>(Evaluability.Verdict.class);
    rules.values().forEach(rule -> counts.merge(rule.verdict(), 1, Integer::sum));
    String verdicts =
        String.format(
            "%,d rules full, %,d reduced, %,d never",
            counts.getOrDefault(Evaluability.Verdict.FULL, 0),
            counts.getOrDefault(Evaluability.Verdict.REDUCED, 0),
            counts.getOrDefault(Evaluability.Verdict.NEVER, 0));
    return Stream.concat(Stream.of(verdicts), needed()).toList();
  }

  private Stream<String> needed() {
    Map<Field, Integer> counts = new EnumMap<>(Field.class);
    rules.values().forEach(rule -> rule.needed().forEach(f -> counts.merge(f, 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Field, Integer>comparingByValue().reversed())
        .map(e -> String.format("  %,d cannot fire without %s", e.getValue(), name(e.getKey())));
  }

  /** What keeps a rule from firing as it was meant, for a person. */
  public static String reason(Evaluability found) {
    Set<Field> others = EnumSet.copyOf(found.missing());
    others.removeAll(found.needed());
    String needs = found.needed().isEmpty() ? "" : "cannot fire without " + names(found.needed());
    String lacks = others.isEmpty() ? "" : "lacks " + names(others);
    return needs + (needs.isEmpty() || lacks.isEmpty() ? "" : "; ") + lacks;
  }

  /** The fields' names as rules write them, separated by commas. */
  public static String names(Set<Field> fields) {
    return fields.stream().map(AgainstTelemetry::name).collect(Collectors.joining(", "));
  }

  /** Every event has an id: where it is what a rule lacks, it asks for that of other events. */
  private static String name(Field field) {
    return field == Field.EVENT_ID ? "an EventID that is not there" : field.sigmaName();
  }
}
