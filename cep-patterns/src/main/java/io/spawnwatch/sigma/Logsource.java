package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.sigma.yaml.YamlMap;
import java.util.List;
import java.util.Map;

/**
 * The log source that a rule is for; null where a part is not given.
 *
 * @param category such as {@code process_creation}
 * @param product such as {@code windows}
 * @param service such as {@code security}
 */
record Logsource(String category, String product, String service) {

  /** The event that tells of a creation, by the service whose log it stands in. */
  private static final Map<String, String> CREATION_IDS = Map.of("security", "4688", "sysmon", "1");

  static Logsource of(YamlMap map) {
    return new Logsource(
        map.text("category", null), map.text("product", null), map.text("service", null));
  }

  boolean isProcessCreation() {
    return "process_creation".equals(category) && isWindows();
  }

  /** Whether it is for a Windows log, and the rule asks for the id of process creations there. */
  boolean isCreationByEventId(Condition condition) {
    String id = service == null ? null : CREATION_IDS.get(service);
    return category == null && isWindows() && id != null && asksFor(condition, id);
  }

  private boolean isWindows() {
    return product == null || product.equals("windows");
  }

  private static boolean asksFor(Condition condition, String id) {
    if (condition instanceof Condition.Test test) {
      return test.atom() instanceof Atom.Text text
          && text.field() == Field.EVENT_ID
          && text.glob().equals(Glob.literal(id));
    }
    return operands(condition).stream().anyMatch(operand -> asksFor(operand, id));
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

  @Override
  public String toString() {
    return "category " + category + ", product " + product + ", service " + service;
  }
}
