package io.spawnwatch.sigma;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The value modifiers of specification 2.1.0. */
public enum Modifier {
  CONTAINS(Role.TRANSFORM, "the value stands anywhere in the field"),
  STARTSWITH(Role.TRANSFORM, "the field begins with the value"),
  ENDSWITH(Role.TRANSFORM, "the field ends with the value"),
  WINDASH(Role.TRANSFORM, "a leading - or / of an option also as / – — ― or -"),
  BASE64(Role.TRANSFORM, "the value in base64"),
  BASE64OFFSET(Role.TRANSFORM, "the value in base64 at each of the three offsets"),
  WIDE(Role.TRANSFORM, "the value in UTF-16LE, before base64"),
  UTF16LE(Role.TRANSFORM, "the value in UTF-16LE, before base64"),
  UTF16BE(Role.TRANSFORM, "the value in UTF-16BE, before base64"),
  UTF16(Role.TRANSFORM, "the value in UTF-16 with a byte order mark, before base64"),
  EXPAND(Role.TRANSFORM, "placeholders %name% replaced by configured values"),
  ALL(Role.LINK, "all values must match, not any"),
  CASED(Role.FLAG, "case matters"),
  NEQ(Role.LINK, "none of the values matches"),
  RE(
      Role.TEST,
      "the value is a regular expression, searched anywhere but for startswith and endswith"),
  I(Role.FLAG, "of re: case does not matter"),
  M(Role.FLAG, "of re: ^ and $ match at line ends"),
  S(Role.FLAG, "of re: . matches line ends"),
  CIDR(Role.TEST, "the field is an address within the network"),
  EXISTS(Role.TEST, "the field is there, or is not"),
  GT(Role.TEST, "the field, or the part of its time, is a number greater than the value"),
  GTE(Role.TEST, "the field, or the part of its time, is a number not less than the value"),
  LT(Role.TEST, "the field, or the part of its time, is a number less than the value"),
  LTE(Role.TEST, "the field, or the part of its time, is a number not greater than the value"),
  FIELDREF(Role.TEST, "the value names another field to compare with"),
  MINUTE(Role.TEST, "the minute of the field's time equals the value"),
  HOUR(Role.TEST, "the hour of the field's time, in UTC, equals the value"),
  DAY(Role.TEST, "the day of the month of the field's time equals the value"),
  WEEK(Role.TEST, "the ISO week of the field's time equals the value"),
  MONTH(Role.TEST, "the month of the field's time equals the value"),
  YEAR(Role.TEST, "the year of the field's time equals the value");

  /** What a modifier does to an item. */
  public enum Role {
    /** Changes the value. */
    TRANSFORM,
    /** Changes how values are linked. */
    LINK,
    /** Changes how the test is made. */
    FLAG,
    /** Is the test. */
    TEST
  }

  private final Role role;
  private final String meaning;

  Modifier(Role role, String meaning) {
    this.role = role;
    this.meaning = meaning;
  }

  public Role role() {
    return role;
  }

  /** One line for the docs. */
  public String meaning() {
    return meaning;
  }

  /** As a rule writes it. */
  public String sigmaName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The modifier of that name, which is lower case; those of regexes also have long ones. */
  static Optional<Modifier> byName(String name) {
    return switch (name) {
      case "ignorecase" -> Optional.of(I);
      case "multiline" -> Optional.of(M);
      case "dotall" -> Optional.of(S);
      default -> Arrays.stream(values()).filter(m -> m.sigmaName().equals(name)).findFirst();
    };
  }

  /** All names, for a message. */
  static List<String> known() {
    return Arrays.stream(values()).map(Modifier::sigmaName).sorted().toList();
  }
}
