package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rules and events for tests, in few words. */
final class Rules {

  private static final String HEAD =
      """
      title: test
      id: test
      logsource: {category: process_creation, product: windows}
      detection:
      """;

  private static final Map<String, List<String>> PLACEHOLDERS =
      Map.of(
          "domain", List.of("corp", "lab"),
          "admins", List.of("root", "adm_*"),
          "dotted", List.of("a.b"),
          "loop", List.of("%loop%%loop%"));

  private Rules() {}

  /** The rule of a detection block, given without its first level of indentation. */
  static SigmaRule detection(String block) {
    try {
      return parse(HEAD + block.indent(2));
    } catch (SigmaException e) {
      throw new AssertionError(e.problems().toString(), e);
    }
  }

  /** The rule with one selection of one item. */
  static SigmaRule item(String item) {
    return detection("sel:\n" + item.indent(2) + "condition: sel");
  }

  /** The problems of the rule with one selection of one item. */
  static List<Problem> problemsOf(String item) {
    try {
      parse(HEAD + ("sel:\n" + item.indent(2) + "condition: sel").indent(2));
    } catch (SigmaException e) {
      return e.problems();
    }
    throw new AssertionError("it is accepted: " + item);
  }

  static SigmaRule parse(String text) throws SigmaException {
    RuleDocument document = new RuleDocument("r.yml", text);
    return new RuleParser(PLACEHOLDERS).parse("r.yml", YamlReader.read(document).get(0));
  }

  /** An event with these values: name, value, name, value, … */
  static FieldValues event(String... namesAndValues) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(Field.byName(namesAndValues[i]).orElseThrow(), namesAndValues[i + 1]);
    }
    return values::get;
  }

  /** Whether the rule matches, by its plain reading and by its compiled form, which must agree. */
  static boolean matches(SigmaRule rule, FieldValues event) {
    boolean plain = rule.condition().matches(event);
    boolean compiled = CompiledRules.compile(List.of(rule)).matcher().match(event) == 1;
    if (plain != compiled) {
      throw new AssertionError("plain reading " + plain + ", compiled form " + compiled);
    }
    return plain;
  }
}
