package io.spawnwatch.cli.draw;

import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sequence.CorrelationCondition;
import io.spawnwatch.sequence.CorrelationCondition.Expression;
import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sigma.SigmaRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the picture of a sequence: its steps, its nested sequences, and what joins them. */
public final class SequencePicture {

  private final Map<String, SigmaRule> rules;
  private final Map<String, CorrelationRule> sequences;
  private int steps;

  private SequencePicture(RuleLibrary library) {
    this.rules = library.rulesById();
    this.sequences =
        library.sequences().stream().collect(Collectors.toMap(CorrelationRule::id, s -> s));
  }

  /** The picture of a sequence whose rules are in the library. */
  public static Picture.Frame of(CorrelationRule sequence, RuleLibrary library) {
    return new SequencePicture(library).frame(sequence);
  }

  private Picture.Frame frame(CorrelationRule sequence) {
    String title = sequence.header().title();
    if (sequence.condition() instanceof CorrelationCondition.Extended extended
        && extended.terms().size() > 1
        && part(extended.expression(), sequence) instanceof Picture.Frame frame) {
      return new Picture.Frame(title, demand(sequence), frame.parts(), frame.links(), false);
    }
    List<Picture> parts = new ArrayList<>();
    List<Picture.Link> links = new ArrayList<>();
    String before = null;
    for (String rule : sequence.rules()) {
      if (before != null) {
        links.add(link(sequence, before, rule));
      }
      parts.add(isAbsent(rule, sequence) ? part(rule).absent() : part(rule));
      before = rule;
    }
    return new Picture.Frame(title, demand(sequence), parts, links, false);
  }

  private static boolean isAbsent(String rule, CorrelationRule sequence) {
    return sequence.condition() instanceof CorrelationCondition.Extended extended
        && extended.terms().stream().anyMatch(term -> term.absent().contains(rule));
  }

  private Picture part(String rule) {
    CorrelationRule nested = sequences.get(rule);
    if (nested != null) {
      return frame(nested);
    }
    SigmaRule single = rules.get(rule);
    steps++;
    return new Picture.Step(
        steps, single.header().title(), ConditionLines.of(single.condition()), false);
  }

  private Picture part(Expression expression, CorrelationRule sequence) {
    if (expression instanceof Expression.Rule rule) {
      return part(rule.id());
    }
    if (expression instanceof Expression.Not not) {
      return part(not.operand(), sequence).absent();
    }
    List<Expression> operands = operands(expression);
    List<Picture> parts = operands.stream().map(operand -> part(operand, sequence)).toList();
    boolean all = expression instanceof Expression.And;
    List<Picture.Link> links = new ArrayList<>();
    for (int i = 1; i < operands.size(); i++) {
      String join =
          JoinWords.between(sequence.groupBy(), ruleOf(operands.get(0)), ruleOf(operands.get(i)));
      links.add(new Picture.Link((all ? "and, " : "or, ") + join, false));
    }
    return new Picture.Frame("", all ? "all of these" : "one of these", parts, links, false);
  }

  /** Those of {@code a and b and c}, however it is nested. */
  private static List<Expression> operands(Expression expression) {
    List<Expression> operands = new ArrayList<>();
    List<Expression> sides =
        expression instanceof Expression.And and
            ? List.of(and.left(), and.right())
            : List.of(((Expression.Or) expression).left(), ((Expression.Or) expression).right());
    for (Expression side : sides) {
      operands.addAll(side.getClass() == expression.getClass() ? operands(side) : List.of(side));
    }
    return operands;
  }

  private static String ruleOf(Expression expression) {
    if (expression instanceof Expression.Rule rule) {
      return rule.id();
    }
    return expression instanceof Expression.Not not
        ? ruleOf(not.operand())
        : ruleOf(operands(expression).get(0));
  }

  private static Picture.Link link(CorrelationRule sequence, String before, String rule) {
    if (sequence.condition() instanceof CorrelationCondition.Threshold) {
      return new Picture.Link("or", false);
    }
    if (sequence.condition() instanceof CorrelationCondition.HandWritten) {
      return new Picture.Link(JoinWords.between(sequence.groupBy(), before, rule), false);
    }
    boolean ordered = sequence.type() == CorrelationRule.Type.TEMPORAL_ORDERED;
    String join = JoinWords.between(sequence.groupBy(), before, rule);
    String within = " within " + JoinWords.span(sequence.timespan()) + ", ";
    return new Picture.Link((ordered ? "then" : "and") + within + join, ordered);
  }

  /** What a sequence asks for beyond its steps, such as {@code in this order, within 15m}. */
  public static String demand(CorrelationRule sequence) {
    String within = "within " + JoinWords.span(sequence.timespan());
    if (sequence.condition() instanceof CorrelationCondition.Threshold threshold) {
      return new NumberWords(sequence.type(), threshold).asked()
          + " "
          + within
          + ", "
          + JoinWords.shared(sequence.groupBy());
    }
    if (sequence.condition() instanceof CorrelationCondition.Extended extended) {
      return (extended.terms().size() > 1 ? extended.text() : "with a step that must not happen")
          + ", "
          + within;
    }
    if (sequence.condition() instanceof CorrelationCondition.HandWritten written) {
      return "as the Flink CEP pattern " + written.pattern().name() + " says, " + within;
    }
    boolean ordered = sequence.type() == CorrelationRule.Type.TEMPORAL_ORDERED;
    return (ordered ? "in this order, " : "in any order, ") + within;
  }
}
