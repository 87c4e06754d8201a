package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.Nearest;
import io.spawnwatch.event.Taxonomy;
import io.spawnwatch.sigma.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * The log source that a rule is for, in lower case; null where a part is not given.
 *
 * @param category such as {@code process_creation}
 * @param product such as {@code windows}
 * @param service such as {@code security}
 */
public record Logsource(String category, String product, String service) {

  static final List<String> KEYS = List.of("category", "product", "service", "definition");

  private static final String CREATIONS = "process_creation";
  private static final List<String> NAMES = List.of(CREATIONS, "windows", "security", "sysmon");

  static Logsource of(YamlMap map) {
    return new Logsource(
        lower(map.text("category", null)),
        lower(map.text("product", null)),
        lower(map.text("service", null)));
  }

  private static String lower(String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  /** Whether no rule of this log source can be about process creations on Windows. */
  boolean isElsewhere() {
    boolean windows = product == null || product.equals("windows");
    boolean known = service == null ? category != null || product != null : creationId() != null;
    return !windows || !known || (category != null && !category.equals(CREATIONS));
  }

  /**
   * Whether a rule of this log source, which is not {@link #isElsewhere}, is about creations: a
   * whole log holds other events too, so the rule must ask for their id.
   */
  boolean isForCreations(Condition condition) {
    return category != null || asksFor(condition, creationId());
  }

  /** The event that tells of a creation, by the service whose log it stands in. */
  private String creationId() {
    if (service == null) {
      return product == null ? null : "4688";
    }
    return switch (service) {
      case "security" -> "4688";
      case "sysmon" -> "1";
      default -> null;
    };
  }

  /** What the names of fields mean there. */
  Taxonomy taxonomy() {
    return category == null && "4688".equals(creationId())
        ? Taxonomy.SECURITY_LOG
        : Taxonomy.PROCESS_CREATION;
  }

  /** Whether a filter for this log source is for rules of the other: it says the same, or less. */
  boolean covers(Logsource other) {
    return (category == null || category.equals(other.category))
        && (product == null || product.equals(other.product))
        && (service == null || service.equals(other.service));
  }

  /** What holds for creations of its log alone, though one alternative may ask for no id. */
  Condition restricted(Condition condition) {
    if (category != null || service == null || requires(condition, creationId())) {
      return condition;
    }
    Atom id = new Atom.Text(Field.EVENT_ID, Glob.literal(creationId()), false);
    return new Condition.And(List.of(new Condition.Test(id), condition));
  }

  private static boolean requires(Condition condition, String id) {
    if (condition instanceof Condition.Or or) {
      return or.operands().stream().allMatch(operand -> requires(operand, id));
    }
    return isOf(condition, id)
        || operands(condition).stream().anyMatch(operand -> requires(operand, id));
  }

  private static boolean asksFor(Condition condition, String id) {
    return isOf(condition, id)
        || operands(condition).stream().anyMatch(operand -> asksFor(operand, id));
  }

  private static boolean isOf(Condition condition, String id) {
    return condition instanceof Condition.Test test
        && test.atom() instanceof Atom.Text text
        && text.field() == Field.EVENT_ID
        && text.glob().equals(Glob.literal(id));
  }

  private static List<Condition> operands(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.operands();
    }
    if (condition instanceof Condition.Or or) {
      return or.operands();
    }
    return condition instanceof Condition.Named named ? List.of(named.operand()) : List.of();
  }

  /** What it says, and of a name that is probably misspelt, which is meant. */
  String describe() {
    StringJoiner said = new StringJoiner(", ");
    said.setEmptyValue("neither category, product nor service");
    parts().forEach((part, name) -> said.add(part + " " + name));
    String meant =
        parts().values().stream()
            .flatMap(written -> NAMES.stream().filter(n -> Nearest.isMisspelt(written, n)))
            .findFirst()
            .map(name -> "; the nearest is " + name)
            .orElse("");
    return said + meant;
  }

  private Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("category", category);
    parts.put("product", product);
    parts.put("service", service);
    parts.values().removeIf(Objects::isNull);
    return parts;
  }
}
