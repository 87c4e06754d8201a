package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The tests other than that of text: what {@code re}, {@code cidr}, {@code exists}, … mean. */
final class FieldTests {

  private static final Pattern SYMBOL = Pattern.compile("[^\\p{Alnum}]");

  private final ModifierChain modifiers;
  private final Modifier test;
  private final Vocabulary vocabulary;

  /**
   * The tests of one item.
   *
   * @param modifiers with a test among them
   */
  FieldTests(ModifierChain modifiers, Vocabulary vocabulary) {
    this.modifiers = modifiers;
    this.test = modifiers.test();
    this.vocabulary = vocabulary;
  }

  /**
   * The condition of one value.
   *
   * @throws IllegalArgumentException when the value does not go with the test
   * @throws UnsupportedFeature when a placeholder of the value has no values
   */
  Condition of(Field field, YamlScalar value) throws UnsupportedFeature {
    if (value.isNull()) {
      throw new IllegalArgumentException("expected a value for " + test.sigmaName());
    }
    List<Condition> alternatives = new ArrayList<>();
    for (String text : texts(value.text())) {
      alternatives.add(ofText(field, text));
    }
    return alternatives.size() == 1 ? alternatives.get(0) : new Condition.Or(alternatives);
  }

  private List<String> texts(String written) throws UnsupportedFeature {
    if (!modifiers.has(Modifier.EXPAND)) {
      return List.of(written);
    }
    UnaryOperator<String> quote =
        test == Modifier.RE
            ? v -> SYMBOL.matcher(v).replaceAll("\\\\$0")
            : UnaryOperator.identity();
    return new Placeholders(vocabulary.placeholders()).expand(written, quote);
  }

  private Condition ofText(Field field, String value) {
    return switch (test) {
      case RE -> new Condition.Test(new Atom.Regex(field, regex(value)));
      case CIDR -> new Condition.Test(new Atom.Cidr(field, network(value)));
      case EXISTS -> exists(field, value);
      case GT, GTE, LT, LTE ->
          new Condition.Test(
              new Atom.Number(field, Comparison.valueOf(test.name()), number(value)));
      case FIELDREF -> new Condition.Test(reference(field, value));
      default ->
          new Condition.Test(timePart(field, CalendarPart.valueOf(test.name()), whole(value)));
    };
  }

  private Atom timePart(Field field, CalendarPart part, long operand) {
    Comparison comparison =
        modifiers.comparison().map(m -> Comparison.valueOf(m.name())).orElse(Comparison.EQ);
    if (comparison == Comparison.EQ) {
      part.check(operand);
    }
    return new Atom.TimePart(field, part, comparison, operand);
  }

  /** The regular expression of a value, with the item's flags. */
  RegexTest regex(String value) {
    try {
      return RegexTest.compile(
          anchored(value),
          modifiers.has(Modifier.I),
          modifiers.has(Modifier.M),
          modifiers.has(Modifier.S));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected a regular expression: " + e.getMessage(), e);
    }
  }

  /** The field begins, or ends, with what a regular expression describes. */
  private String anchored(String regex) {
    boolean start = modifiers.has(Modifier.STARTSWITH);
    boolean end = modifiers.has(Modifier.ENDSWITH);
    return start || end ? (start ? "\\A" : "") + "(?:" + regex + ")" + (end ? "\\z" : "") : regex;
  }

  private static Network network(String value) {
    return Network.parse(value)
        .orElseThrow(() -> new IllegalArgumentException("expected a network such as 10.0.0.0/8"));
  }

  private static Condition exists(Field field, String value) {
    Condition missing = new Condition.Test(new Atom.Missing(field));
    return isTrue(value) ? new Condition.Not(missing) : missing;
  }

  /** A boolean of YAML 1.1. */
  static boolean isTrue(String value) {
    return YamlScalar.truth(value)
        .orElseThrow(() -> new IllegalArgumentException("expected true or false"));
  }

  private static double number(String value) {
    double number = NumberText.parse(value);
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException("expected a number");
    }
    return number;
  }

  private static long whole(String value) {
    double number = number(value);
    if (number != Math.rint(number)) {
      throw new IllegalArgumentException("expected a whole number");
    }
    return (long) number;
  }

  private Atom reference(Field field, String value) {
    ReferenceKind kind =
        modifiers.has(Modifier.CONTAINS)
            ? ReferenceKind.CONTAINS
            : modifiers.has(Modifier.STARTSWITH)
                ? ReferenceKind.STARTS_WITH
                : modifiers.has(Modifier.ENDSWITH) ? ReferenceKind.ENDS_WITH : ReferenceKind.EQUALS;
    boolean cased = modifiers.has(Modifier.CASED);
    return vocabulary
        .field(value)
        .<Atom>map(other -> new Atom.Reference(field, other, kind, cased))
        .orElseGet(() -> new Atom.Never(value));
  }
}
