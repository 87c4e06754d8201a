package io.spawnwatch.sequence;

import io.spawnwatch.sequence.CorrelationCondition.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of extended conditions: {@code or} binds least, then {@code and}, then {@code not};
 * parentheses. Recursive descent, one method a level.
 */
final class RuleExpressionParser {

  /** A condition that does not follow the grammar. */
  static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    SyntaxException(String message) {
      super(message);
    }
  }

  private static final Pattern TOKEN = Pattern.compile("\\s*([()]|[^\\s()]+)");
  private static final int MAX_TOKENS = 200;
  private static final String END = "";

  private final List<String> tokens = new ArrayList<>();
  private int next;

  private RuleExpressionParser(String text) {
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      matcher.region(matcher.end(), text.length());
    }
  }

  /** The expression that the text says, with the names that it gives to rules. */
  static Expression parse(String text) throws SyntaxException {
    RuleExpressionParser parser = new RuleExpressionParser(text);
    if (parser.tokens.size() > MAX_TOKENS) {
      throw new SyntaxException("a condition has at most " + MAX_TOKENS + " words");
    }
    Expression expression = parser.or();
    if (parser.next < parser.tokens.size()) {
      throw parser.expected("\"and\", \"or\" or the end");
    }
    return expression;
  }

  private Expression or() throws SyntaxException {
    Expression expression = and();
    while (accept("or")) {
      expression = new Expression.Or(expression, and());
    }
    return expression;
  }

  private Expression and() throws SyntaxException {
    Expression expression = not();
    while (accept("and")) {
      expression = new Expression.And(expression, not());
    }
    return expression;
  }

  private Expression not() throws SyntaxException {
    return accept("not") ? new Expression.Not(not()) : primary();
  }

  private Expression primary() throws SyntaxException {
    if (accept("(")) {
      Expression inner = or();
      if (!accept(")")) {
        throw expected("\")\"");
      }
      return inner;
    }
    String token = peek();
    if (token.equals(END) || token.matches("and|or|not|[()]")) {
      throw expected("a rule");
    }
    next++;
    return new Expression.Rule(token);
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : END;
  }

  private boolean accept(String text) {
    boolean accepted = peek().equals(text);
    next += accepted ? 1 : 0;
    return accepted;
  }

  private SyntaxException expected(String what) {
    String found = peek().equals(END) ? "the end" : '"' + peek() + '"';
    return new SyntaxException("expected " + what + ", found " + found);
  }
}
