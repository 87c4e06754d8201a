package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a condition holds for an event, or does not: its tree, a line a node.
 *
 * @param depth 0 for the whole condition
 * @param truth of the node
 * @param text such as {@code Image: *\cmd.exe}
 * @param value the field's value; null for inner nodes, and where the field is missing
 */
public record Explanation(int depth, Truth truth, String text, String value) {

  /** What a node came to. */
  public enum Truth {
    TRUE,
    FALSE,
    /** False, because the event has no value of the field. */
    WITHOUT_FIELD
  }

  /** The tree, outermost first. */
  public static List<Explanation> of(Condition condition, FieldValues event) {
    List<Explanation> lines = new ArrayList<>();
    explain(condition, event, 0, lines);
    return lines;
  }

  private static void explain(
      Condition condition, FieldValues event, int depth, List<Explanation> lines) {
    if (condition instanceof Condition.Test test) {
      lines.add(leaf(test.atom(), event, depth));
      return;
    }
    Truth truth = condition.matches(event) ? Truth.TRUE : Truth.FALSE;
    lines.add(new Explanation(depth, truth, name(condition), null));
    operands(condition).forEach(operand -> explain(operand, event, depth + 1, lines));
  }

  private static Explanation leaf(Atom atom, FieldValues event, int depth) {
    boolean holds = atom.matches(event);
    boolean lacks =
        !(atom instanceof Atom.Missing)
            && atom.fields().stream().anyMatch(field -> event.get(field) == null);
    Truth truth = holds ? Truth.TRUE : lacks ? Truth.WITHOUT_FIELD : Truth.FALSE;
    String value = atom.fields().isEmpty() || lacks ? null : values(event, atom.fields().get(0));
    return new Explanation(depth, truth, atom.describe(), value);
  }

  private static String values(FieldValues event, Field field) {
    List<String> values = event.all(field);
    return values.isEmpty() ? null : String.join(", ", values);
  }

  private static String name(Condition condition) {
    if (condition instanceof Condition.Named named) {
      return named.name();
    }
    if (condition instanceof Condition.Not) {
      return "not";
    }
    return condition instanceof Condition.And ? "all of" : "one of";
  }

  private static List<Condition> operands(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.operands();
    }
    if (condition instanceof Condition.Or or) {
      return or.operands();
    }
    return condition instanceof Condition.Not not
        ? List.of(not.operand())
        : List.of(((Condition.Named) condition).operand());
  }
}
