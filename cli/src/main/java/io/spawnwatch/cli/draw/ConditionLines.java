package io.spawnwatch.cli.draw;

import io.spawnwatch.sigma.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A rule's condition in few lines: one for each part that must hold. */
final class ConditionLines {

  private static final int MAX_VALUES = 4;
  private static final int MAX_LINES = 5;

  private ConditionLines() {}

  static List<String> of(Condition condition) {
    List<Condition> parts = parts(condition, Condition.And.class);
    List<String> lines = new ArrayList<>();
    parts.forEach(part -> lines.addAll(parts.size() > 1 ? List.of(phrase(part)) : lone(part)));
    if (lines.size() > MAX_LINES) {
      int more = lines.size() - MAX_LINES + 1;
      lines.subList(MAX_LINES - 1, lines.size()).clear();
      lines.add("… and " + more + " more");
    }
    return lines;
  }

  /** Of a rule that is a choice, a line an alternative. */
  private static List<String> lone(Condition condition) {
    List<Condition> alternatives = parts(condition, Condition.Or.class);
    if (alternatives.stream().allMatch(Condition.Test.class::isInstance)) {
      return List.of(phrase(condition));
    }
    List<String> lines = new ArrayList<>();
    alternatives.forEach(a -> lines.add((lines.isEmpty() ? "" : "or ") + phrase(a)));
    return lines;
  }

  private static String phrase(Condition condition) {
    if (condition instanceof Condition.Named named) {
      return phrase(named.operand());
    }
    if (condition instanceof Condition.Not not) {
      return "not (" + phrase(not.operand()) + ")";
    }
    if (condition instanceof Condition.Test test) {
      return test.atom().describe();
    }
    if (condition instanceof Condition.And) {
      return joined(parts(condition, Condition.And.class), " and ");
    }
    return joined(parts(condition, Condition.Or.class), " or ");
  }

  /** Tests of one field stand together, as the rule wrote them. */
  private static String joined(List<Condition> parts, String word) {
    Map<String, List<String>> byField = new LinkedHashMap<>();
    for (Condition part : parts) {
      String phrase = part instanceof Condition.Test ? phrase(part) : "(" + phrase(part) + ")";
      int colon = part instanceof Condition.Test ? phrase.indexOf(": ") + 2 : phrase.length();
      byField
          .computeIfAbsent(phrase.substring(0, colon), field -> new ArrayList<>())
          .add(phrase.substring(colon));
    }
    String alone = byField.size() == 1 ? ", " : word;
    return byField.entrySet().stream()
        .map(field -> field.getKey() + values(field.getValue(), word.equals(" or ") ? ", " : word))
        .collect(Collectors.joining(alone));
  }

  private static String values(List<String> values, String separator) {
    List<String> shown = values.subList(0, Math.min(MAX_VALUES, values.size()));
    int more = values.size() - shown.size();
    return String.join(separator, shown) + (more > 0 ? " … (" + more + " more)" : "");
  }

  /** The operands of a kind, through names and nesting. */
  private static List<Condition> parts(Condition condition, Class<? extends Condition> kind) {
    List<Condition> parts = new ArrayList<>();
    Condition plain = condition;
    while (plain instanceof Condition.Named named) {
      plain = named.operand();
    }
    if (!kind.isInstance(plain)) {
      return List.of(plain);
    }
    List<Condition> operands =
        plain instanceof Condition.And and ? and.operands() : ((Condition.Or) plain).operands();
    operands.forEach(operand -> parts.addAll(parts(operand, kind)));
    return parts;
  }
}
