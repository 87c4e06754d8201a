package io.spawnwatch.sequence;

import io.spawnwatch.sequence.CorrelationCondition.Expression;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The ways to fulfil an expression: its disjunctive normal form. */
final class ExpressionWays {

  /**
   * Rules that must have signals, and rules that must have none.
   *
   * @param present in the order written
   * @param absent in the order written
   */
  record Way(Set<String> present, Set<String> absent) {

    /** Both together; empty where they contradict one another. */
    Optional<Way> and(Way other) {
      Way both = new Way(union(present, other.present), union(absent, other.absent));
      return both.present.stream().anyMatch(both.absent::contains)
          ? Optional.empty()
          : Optional.of(both);
    }
  }

  private ExpressionWays() {}

  /** The ways to fulfil it. */
  static List<Way> of(Expression expression) {
    return List.copyOf(ways(expression, true));
  }

  private static Set<Way> ways(Expression expression, boolean wanted) {
    if (expression instanceof Expression.Rule rule) {
      Set<String> name = Set.of(rule.id());
      return Set.of(wanted ? new Way(name, Set.of()) : new Way(Set.of(), name));
    }
    if (expression instanceof Expression.Not not) {
      return ways(not.operand(), !wanted);
    }
    Set<Way> left = ways(left(expression), wanted);
    Set<Way> right = ways(right(expression), wanted);
    return isConjunction(expression, wanted) ? both(left, right) : union(left, right);
  }

  private static Set<Way> both(Set<Way> left, Set<Way> right) {
    Set<Way> ways = new LinkedHashSet<>();
    for (Way a : left) {
      right.forEach(b -> a.and(b).ifPresent(ways::add));
    }
    return ways;
  }

  /** At least as many as there are ways: found without making them, for they may be very many. */
  static double most(Expression expression) {
    return most(expression, true);
  }

  private static double most(Expression expression, boolean wanted) {
    if (expression instanceof Expression.Rule) {
      return 1;
    }
    if (expression instanceof Expression.Not not) {
      return most(not.operand(), !wanted);
    }
    double left = most(left(expression), wanted);
    double right = most(right(expression), wanted);
    return isConjunction(expression, wanted) ? left * right : left + right;
  }

  /** The rules in it, in the order written. */
  static Set<String> rules(Expression expression) {
    if (expression instanceof Expression.Rule rule) {
      return Set.of(rule.id());
    }
    return expression instanceof Expression.Not not
        ? rules(not.operand())
        : union(rules(left(expression)), rules(right(expression)));
  }

  /** The same expression with other names for its rules. */
  static Expression renamed(Expression expression, UnaryOperator<String> name) {
    if (expression instanceof Expression.Rule rule) {
      return new Expression.Rule(name.apply(rule.id()));
    }
    if (expression instanceof Expression.Not not) {
      return new Expression.Not(renamed(not.operand(), name));
    }
    Expression left = renamed(left(expression), name);
    Expression right = renamed(right(expression), name);
    return expression instanceof Expression.And
        ? new Expression.And(left, right)
        : new Expression.Or(left, right);
  }

  /** What is not wanted of a choice is wanted of none. */
  private static boolean isConjunction(Expression expression, boolean wanted) {
    return expression instanceof Expression.And == wanted;
  }

  private static Expression left(Expression expression) {
    return expression instanceof Expression.And and
        ? and.left()
        : ((Expression.Or) expression).left();
  }

  private static Expression right(Expression expression) {
    return expression instanceof Expression.And and
        ? and.right()
        : ((Expression.Or) expression).right();
  }

  private static <T> Set<T> union(Set<T> a, Set<T> b) {
    Set<T> union = new LinkedHashSet<>(a);
    union.addAll(b);
    return union;
  }
}
