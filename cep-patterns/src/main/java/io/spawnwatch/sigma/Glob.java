package io.spawnwatch.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Sigma string value: literal text with wildcards, {@code *} for any run and {@code ?} for one
 * character, over the whole field. Escapes as in the specification: {@code \*}, {@code \?}, {@code
 * \\}; a backslash before any other character is itself.
 *
 * @param parts neither empty literals nor two literals in a row
 */
public record Glob(List<Part> parts) {

  /** A piece of a value. */
  public sealed interface Part {
    /** Text that stands for itself. */
    record Literal(String text) implements Part {}

    /** {@code *}. */
    record Any() implements Part {}

    /** {@code ?}. */
    record One() implements Part {}
  }

  private static final Part ANY = new Part.Any();
  private static final Part ONE = new Part.One();

  /** The value of a text without wildcards and escapes. */
  public static Glob literal(String text) {
    return new Glob(text.isEmpty() ? List.of() : List.of(new Part.Literal(text)));
  }

  /** The value that a rule writes so. */
  public static Glob parse(String written) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\\' && i + 1 < written.length() && isEscapable(written.charAt(i + 1))) {
        literal.append(written.charAt(++i));
      } else if (c == '*' || c == '?') {
        flush(literal, parts);
        parts.add(c == '*' ? ANY : ONE);
      } else {
        literal.append(c);
      }
    }
    flush(literal, parts);
    return new Glob(List.copyOf(parts));
  }

  private static boolean isEscapable(char c) {
    return c == '*' || c == '?' || c == '\\';
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  /** Without any wildcard. */
  public boolean isPlain() {
    return parts.isEmpty() || parts.size() == 1 && parts.get(0) instanceof Part.Literal;
  }

  /** The text of a value without wildcards. */
  public String plainText() {
    return parts.isEmpty() ? "" : ((Part.Literal) parts.get(0)).text();
  }

  /** The same with any run allowed before it, unless it is already. */
  public Glob withAnyBefore() {
    if (!parts.isEmpty() && parts.get(0).equals(ANY)) {
      return this;
    }
    List<Part> longer = new ArrayList<>(parts.size() + 1);
    longer.add(ANY);
    longer.addAll(parts);
    return new Glob(List.copyOf(longer));
  }

  /** The same with any run allowed after it, unless it is already. */
  public Glob withAnyAfter() {
    if (!parts.isEmpty() && parts.get(parts.size() - 1).equals(ANY)) {
      return this;
    }
    List<Part> longer = new ArrayList<>(parts);
    longer.add(ANY);
    return new Glob(List.copyOf(longer));
  }

  /**
   * Each of its literals alone, where it may lie: a text that matches the glob matches them all.
   */
  Stream<Glob> literals() {
    return IntStream.range(0, parts.size())
        .filter(i -> parts.get(i) instanceof Part.Literal)
        .mapToObj(this::literal);
  }

  private Glob literal(int index) {
    Glob alone = new Glob(List.of(parts.get(index)));
    alone = index > 0 ? alone.withAnyBefore() : alone;
    return index < parts.size() - 1 ? alone.withAnyAfter() : alone;
  }

  /** The same with other literals. */
  public Glob mapLiterals(UnaryOperator<String> change) {
    return new Glob(
        parts.stream()
            .map(p -> p instanceof Part.Literal l ? new Part.Literal(change.apply(l.text())) : p)
            .toList());
  }

  /** As a rule would write it, every escape in place: {@link #parse} gives the same again. */
  String written() {
    return text(literal -> literal.replaceAll("[\\\\*?]", "\\\\$0"));
  }

  /** For a person: as a rule would write it, but a backslash only once. */
  @Override
  public String toString() {
    return text(literal -> literal.replace("*", "\\*").replace("?", "\\?"));
  }

  private String text(UnaryOperator<String> escape) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Part.Literal literal) {
        text.append(escape.apply(literal.text()));
      } else {
        text.append(part.equals(ANY) ? '*' : '?');
      }
    }
    return text.toString();
  }
}
