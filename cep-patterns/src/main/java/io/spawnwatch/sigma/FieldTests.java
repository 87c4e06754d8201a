package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import java.util.Set;

/** The tests other than that of text: what {@code re}, {@code cidr}, {@code exists}, … mean. */
final class FieldTests {

  private FieldTests() {}

  /**
   * The condition of one value.
   *
   * @throws IllegalArgumentException when the value does not go with the test
   */
  static Condition of(Field field, Modifier test, Set<Modifier> modifiers, String value) {
    return switch (test) {
      case RE -> new Condition.Test(new Atom.Regex(field, regex(modifiers, value)));
      case CIDR -> new Condition.Test(new Atom.Cidr(field, network(value)));
      case EXISTS -> exists(field, value);
      case GT, GTE, LT, LTE ->
          new Condition.Test(
              new Atom.Number(field, Atom.Comparison.valueOf(test.name()), number(value)));
      case FIELDREF -> new Condition.Test(reference(field, modifiers, value));
      default ->
          new Condition.Test(
              new Atom.TimePart(field, Atom.Unit.valueOf(test.name()), (long) number(value)));
    };
  }

  private static RegexTest regex(Set<Modifier> modifiers, String value) {
    try {
      return RegexTest.compile(
          value,
          modifiers.contains(Modifier.I),
          modifiers.contains(Modifier.M),
          modifiers.contains(Modifier.S));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected a regular expression: " + e.getMessage(), e);
    }
  }

  private static Network network(String value) {
    return Network.parse(value)
        .orElseThrow(() -> new IllegalArgumentException("expected a network such as 10.0.0.0/8"));
  }

  private static Condition exists(Field field, String value) {
    Condition missing = new Condition.Test(new Atom.Missing(field));
    return switch (value) {
      case "true", "yes" -> new Condition.Not(missing);
      case "false", "no" -> missing;
      default -> throw new IllegalArgumentException("expected true or false");
    };
  }

  private static double number(String value) {
    double number = NumberText.parse(value);
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException("expected a number");
    }
    return number;
  }

  private static Atom reference(Field field, Set<Modifier> modifiers, String value) {
    Field other =
        Field.byName(value)
            .orElseThrow(() -> new IllegalArgumentException("expected the name of a field"));
    Atom.ReferenceKind kind = Atom.ReferenceKind.EQUALS;
    if (modifiers.contains(Modifier.CONTAINS)) {
      kind = Atom.ReferenceKind.CONTAINS;
    } else if (modifiers.contains(Modifier.STARTSWITH)) {
      kind = Atom.ReferenceKind.STARTS_WITH;
    } else if (modifiers.contains(Modifier.ENDSWITH)) {
      kind = Atom.ReferenceKind.ENDS_WITH;
    }
    return new Atom.Reference(field, other, kind, modifiers.contains(Modifier.CASED));
  }
}
