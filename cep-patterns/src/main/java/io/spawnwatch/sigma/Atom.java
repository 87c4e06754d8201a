package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import java.util.List;
import java.util.Locale;

/** One test of an event. Equal atoms of different rules are evaluated once. */
public sealed interface Atom {

  /** Whether the event satisfies it; of a multi-valued field, whether any value does. */
  boolean matches(FieldValues event);

  /** The fields that it looks at; none for keywords, which look everywhere. */
  default List<Field> fields() {
    return List.of();
  }

  /** For a person, such as {@code Image: *\\cmd.exe}. */
  String describe();

  /** The field's value matches a text with wildcards. */
  record Text(Field field, Glob glob, boolean cased) implements Atom {
    @Override
    public String describe() {
      return field.sigmaName() + (cased ? "|cased: " : ": ") + glob;
    }

    @Override
    public List<Field> fields() {
      return List.of(field);
    }

    @Override
    public boolean matches(FieldValues event) {
      GlobMatcher matcher = new GlobMatcher(glob, cased);
      return event.all(field).stream().anyMatch(matcher::matches);
    }
  }

  /** The field's value contains what a regular expression describes. */
  record Regex(Field field, RegexTest test) implements Atom {
    @Override
    public String describe() {
      return field.sigmaName() + ": " + test;
    }

    @Override
    public List<Field> fields() {
      return List.of(field);
    }

    @Override
    public boolean matches(FieldValues event) {
      return event.all(field).stream().anyMatch(test::find);
    }
  }

  /** The field is missing. */
  record Missing(Field field) implements Atom {
    @Override
    public String describe() {
      return field.sigmaName() + ": null";
    }

    @Override
    public List<Field> fields() {
      return List.of(field);
    }

    @Override
    public boolean matches(FieldValues event) {
      return event.get(field) == null;
    }
  }

  /** The field's value is a number in relation to another. */
  record Number(Field field, Comparison comparison, double operand) implements Atom {
    @Override
    public String describe() {
      return field.sigmaName()
          + "|"
          + comparison.name().toLowerCase(Locale.ROOT)
          + ": "
          + NumberText.of(operand);
    }

    @Override
    public List<Field> fields() {
      return List.of(field);
    }

    @Override
    public boolean matches(FieldValues event) {
      return event.all(field).stream().anyMatch(value -> comparison.holds(value, operand));
    }
  }

  /** The field's value is an address within a network. */
  record Cidr(Field field, Network network) implements Atom {
    @Override
    public String describe() {
      return field.sigmaName() + "|cidr: " + network;
    }

    @Override
    public List<Field> fields() {
      return List.of(field);
    }

    @Override
    public boolean matches(FieldValues event) {
      return event.all(field).stream().anyMatch(network::contains);
    }
  }

  /** The field's value equals, contains, begins or ends with another field's value. */
  record Reference(Field field, Field other, ReferenceKind kind, boolean cased) implements Atom {
    @Override
    public String describe() {
      String how = kind == ReferenceKind.EQUALS ? "" : "|" + kind.name().replace("_", "");
      return field.sigmaName() + how.toLowerCase(Locale.ROOT) + "|fieldref: " + other.sigmaName();
    }

    @Override
    public List<Field> fields() {
      return List.of(field, other);
    }

    @Override
    public boolean matches(FieldValues event) {
      List<String> operands = event.all(other);
      return event.all(field).stream()
          .anyMatch(value -> operands.stream().anyMatch(o -> kind.holds(value, o, cased)));
    }
  }

  /** Any value of the event matches. */
  record Keyword(Glob glob, boolean cased) implements Atom {
    @Override
    public String describe() {
      return "any field: *" + glob + "*";
    }

    @Override
    public boolean matches(FieldValues event) {
      GlobMatcher matcher = new GlobMatcher(glob.withAnyBefore().withAnyAfter(), cased);
      for (Field field : LogLine.FIELDS) {
        String value = event.get(field);
        if (value != null && matcher.matches(value)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A part of the field's time, such as its hour in UTC, is in relation to a number. */
  record TimePart(Field field, CalendarPart part, Comparison comparison, long operand)
      implements Atom {
    @Override
    public String describe() {
      String how = comparison == Comparison.EQ ? part.name() : part + "|" + comparison;
      return field.sigmaName() + "|" + how.toLowerCase(Locale.ROOT) + ": " + operand;
    }

    @Override
    public List<Field> fields() {
      return List.of(field);
    }

    @Override
    public boolean matches(FieldValues event) {
      return event.all(field).stream().anyMatch(this::holds);
    }

    private boolean holds(String value) {
      long number = part.of(value);
      return number >= 0 && comparison.holds(number, operand);
    }
  }

  /** Always false: the field cannot be present in this stream. */
  record Never(String fieldName) implements Atom {
    @Override
    public String describe() {
      return fieldName + ": no event of this stream has it";
    }

    @Override
    public boolean matches(FieldValues event) {
      return false;
    }
  }
}
