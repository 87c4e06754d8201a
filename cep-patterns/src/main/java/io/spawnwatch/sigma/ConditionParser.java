package io.spawnwatch.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition grammar: {@code or} binds least, then {@code and}, then {@code not}; parentheses;
 * {@code 1 of}, {@code any of}, {@code all of} over {@code them} or a pattern of search
 * identifiers. Recursive descent, one method a level.
 */
final class ConditionParser {

  /** A condition that does not follow the grammar. */
  static final class SyntaxException extends Exception {
    private final int position;

    SyntaxException(int position, String message) {
      super(message);
      this.position = position;
    }

    /** Characters before the place. */
    int position() {
      return position;
    }
  }

  private record Token(String text, int position) {}

  private static final Pattern TOKEN = Pattern.compile("\\s*([()|]|[^\\s()|]+)");
  private static final int MAX_DEPTH = 50;
  private static final Token END = new Token("", -1);

  private final Map<String, Condition> identifiers;
  private final List<Token> tokens = new ArrayList<>();
  private final int length;
  private int next;
  private int depth;

  ConditionParser(String text, Map<String, Condition> identifiers) {
    this.identifiers = identifiers;
    this.length = text.length();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.lookingAt()) {
      tokens.add(new Token(matcher.group(1), matcher.start(1)));
      matcher.region(matcher.end(), text.length());
    }
  }

  Condition parse() throws SyntaxException, UnsupportedFeature {
    Condition condition = or();
    if (next < tokens.size()) {
      if (peek().text().equals("|")) {
        throw new UnsupportedFeature(
            "a pipe in a condition is no longer Sigma; write a correlation rule");
      }
      throw expected("\"and\", \"or\" or the end");
    }
    return condition;
  }

  private Condition or() throws SyntaxException {
    List<Condition> operands = new ArrayList<>(List.of(and()));
    while (accept("or")) {
      operands.add(and());
    }
    return operands.size() == 1 ? operands.get(0) : new Condition.Or(operands);
  }

  private Condition and() throws SyntaxException {
    List<Condition> operands = new ArrayList<>(List.of(not()));
    while (accept("and")) {
      operands.add(not());
    }
    return operands.size() == 1 ? operands.get(0) : new Condition.And(operands);
  }

  private Condition not() throws SyntaxException {
    if (++depth > MAX_DEPTH) {
      throw new SyntaxException(peek().position(), "nested deeper than " + MAX_DEPTH);
    }
    Condition result = accept("not") ? new Condition.Not(not()) : primary();
    depth--;
    return result;
  }

  private Condition primary() throws SyntaxException {
    if (accept("(")) {
      Condition inner = or();
      if (!accept(")")) {
        throw expected("\")\"");
      }
      return inner;
    }
    Token token = peek();
    if (next + 1 < tokens.size() && tokens.get(next + 1).text().equals("of")) {
      if (!token.text().equals("all") && !isOne(token.text())) {
        throw expected("1, any or all before \"of\"");
      }
      next += 2;
      return quantified(token.text());
    }
    Condition identifier = identifiers.get(token.text());
    if (identifier == null) {
      throw expected("a search identifier (" + String.join(", ", identifiers.keySet()) + ")");
    }
    next++;
    return identifier;
  }

  private static boolean isOne(String text) {
    return text.equals("1") || text.equals("any");
  }

  private Condition quantified(String quantifier) throws SyntaxException {
    Token token = peek();
    List<Condition> matching = matching(token);
    if (matching.isEmpty()) {
      throw expected("\"them\" or a pattern that some search identifier matches");
    }
    next++;
    if (matching.size() == 1) {
      return matching.get(0);
    }
    return isOne(quantifier) ? new Condition.Or(matching) : new Condition.And(matching);
  }

  /** Identifiers that begin with an underscore are left out, unless the pattern does so too. */
  private List<Condition> matching(Token token) {
    String pattern = token.text().equals("them") ? "*" : token.text();
    List<Condition> matching = new ArrayList<>();
    GlobMatcher matcher = new GlobMatcher(Glob.parse(pattern), true);
    identifiers.forEach(
        (name, condition) -> {
          if (matcher.matches(name) && (!name.startsWith("_") || pattern.startsWith("_"))) {
            matching.add(condition);
          }
        });
    return matching;
  }

  private Token peek() {
    return next < tokens.size() ? tokens.get(next) : END;
  }

  private boolean accept(String text) {
    boolean accepted = peek().text().equals(text);
    next += accepted ? 1 : 0;
    return accepted;
  }

  private SyntaxException expected(String what) {
    Token found = peek();
    String name = found == END ? "the end" : '"' + found.text() + '"';
    return new SyntaxException(
        found == END ? length : found.position(), "expected " + what + ", found " + name);
  }
}
