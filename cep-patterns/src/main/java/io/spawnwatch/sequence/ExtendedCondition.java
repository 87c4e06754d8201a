package io.spawnwatch.sequence;

import io.spawnwatch.sequence.CorrelationCondition.Expression;
import io.spawnwatch.sigma.ProblemReport;
import io.spawnwatch.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The extended condition of a temporal rule, before its names are resolved. */
final class ExtendedCondition {

  private static final String WHERE = "correlation > condition";
  private static final int MAX_WAYS = 64;

  private final YamlScalar node;
  private final Expression expression;

  private ExtendedCondition(YamlScalar node, Expression expression) {
    this.node = node;
    this.expression = expression;
  }

  /** The condition; empty, and a problem, where it does not follow the grammar. */
  static Optional<ExtendedCondition> parse(YamlScalar node, ProblemReport report) {
    try {
      Expression expression = RuleExpressionParser.parse(node.text());
      if (ExpressionWays.most(expression) > MAX_WAYS) {
        report.failed(node, WHERE, "has more than " + MAX_WAYS + " ways to be fulfilled");
        return Optional.empty();
      }
      return Optional.of(new ExtendedCondition(node, expression));
    } catch (RuleExpressionParser.SyntaxException e) {
      report.failed(node, WHERE, e.getMessage());
      return Optional.empty();
    }
  }

  /** The names in it, in the order written. */
  Set<String> names() {
    return ExpressionWays.rules(expression);
  }

  /** Where it stands. */
  YamlScalar node() {
    return node;
  }

  /**
   * The condition over rules.
   *
   * @param rules all that it names, in the order of the sequence's steps
   */
  CorrelationCondition.Extended resolve(ReferencedRules rules, ProblemReport report) {
    List<CorrelationCondition.Term> terms = new ArrayList<>();
    for (ExpressionWays.Way way : ExpressionWays.of(expression)) {
      if (way.present().isEmpty()) {
        report.failed(
            node,
            WHERE,
            "can be true without any signal, and then has no event to alert on:"
                + " each way to fulfil it needs a rule without not");
      }
      terms.add(new CorrelationCondition.Term(ids(way.present(), rules), ids(way.absent(), rules)));
    }
    if (terms.isEmpty()) {
      report.failed(node, WHERE, "contradicts itself: nothing can fulfil it");
    }
    Expression byId = ExpressionWays.renamed(expression, name -> rules.id(name).orElse(name));
    return new CorrelationCondition.Extended(node.text(), byId, terms);
  }

  private static List<String> ids(Set<String> names, ReferencedRules rules) {
    Set<String> wanted = new HashSet<>();
    names.forEach(name -> rules.id(name).ifPresent(wanted::add));
    return rules.ids().stream().filter(wanted::contains).toList();
  }
}
