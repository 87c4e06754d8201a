package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
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
      return field.sigmaName() + "|" + comparison.name().toLowerCase(Locale.ROOT) + ": " + operand;
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
      return field.sigmaName() + "|fieldref: " + other.sigmaName();
    }

    @Override
    public List<Field> fields() {
      return List.of(field, other);
    }

    @Override
    public boolean matches(FieldValues event) {
      String value = event.get(field);
      String operand = event.get(other);
      return value != null && operand != null && kind.holds(value, operand, cased);
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
      for (Field field : KEYWORD_FIELDS) {
        String value = event.get(field);
        if (value != null && matcher.matches(value)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A part of the field's time, such as its hour in UTC, equals a number. */
  record TimePart(Field field, Unit unit, long operand) implements Atom {
    @Override
    public String describe() {
      return field.sigmaName() + "|" + unit.name().toLowerCase(Locale.ROOT) + ": " + operand;
    }

    @Override
    public List<Field> fields() {
      return List.of(field);
    }

    @Override
    public boolean matches(FieldValues event) {
      return event.all(field).stream().anyMatch(value -> unit.of(value) == operand);
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

  /** Where keywords look: everything that the event itself carries. */
  Field[] KEYWORD_FIELDS =
      java.util.Arrays.stream(Field.values())
          .filter(f -> f.source() != Field.Source.LINEAGE && f.source() != Field.Source.DERIVED)
          .toArray(Field[]::new);

  /** How a number relates. */
  enum Comparison {
    GT,
    GTE,
    LT,
    LTE;

    boolean holds(String value, double operand) {
      double number = NumberText.parse(value);
      return switch (this) {
        case GT -> number > operand;
        case GTE -> number >= operand;
        case LT -> number < operand;
        case LTE -> number <= operand;
      };
    }
  }

  /** How a field's value relates to another field's. */
  enum ReferenceKind {
    EQUALS,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH;

    boolean holds(String value, String operand, boolean cased) {
      String v = cased ? value : Folding.fold(value);
      String o = cased ? operand : Folding.fold(operand);
      return switch (this) {
        case EQUALS -> v.equals(o);
        case CONTAINS -> v.contains(o);
        case STARTS_WITH -> v.startsWith(o);
        case ENDS_WITH -> v.endsWith(o);
      };
    }
  }

  /** The time modifiers of the specification. */
  enum Unit {
    MINUTE(ChronoField.MINUTE_OF_HOUR),
    HOUR(ChronoField.HOUR_OF_DAY),
    DAY(ChronoField.DAY_OF_MONTH),
    WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
    MONTH(ChronoField.MONTH_OF_YEAR),
    YEAR(ChronoField.YEAR);

    private final TemporalField field;

    Unit(TemporalField field) {
      this.field = field;
    }

    /** That part of a time such as {@code 2026-11-24 09:14:02.118}; -1 where it is none. */
    long of(String time) {
      try {
        String iso = time.strip().replace(' ', 'T');
        Instant instant = Instant.parse(iso.endsWith("Z") ? iso : iso + "Z");
        return ZonedDateTime.ofInstant(instant, ZoneOffset.UTC).getLong(field);
      } catch (DateTimeException e) {
        return -1; // Not a time: no part of it equals anything.
      }
    }
  }
}
