package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.Nearest;
import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One detection item: a field, its modifiers, and one or more values. */
final class ItemParser {

  private static final Condition TRUE = new Condition.And(List.of());

  /** Of one item, with dashes, offsets and placeholders written out. */
  private static final int MAX_TESTS = 20_000;

  /** Windows logs these in hexadecimal; all other numbers are decimal. */
  private static final Set<Field> HEXADECIMAL =
      EnumSet.of(
          Field.LOGON_ID,
          Field.SUBJECT_LOGON_ID,
          Field.TARGET_LOGON_ID,
          Field.NEW_PROCESS_ID,
          Field.CREATOR_PROCESS_ID);

  private final ProblemReport report;
  private final Vocabulary vocabulary;
  private final YamlMap.Entry entry;
  private final String where;
  private final String fieldName;
  private ModifierChain modifiers;
  private int tests;

  ItemParser(ProblemReport report, Vocabulary vocabulary, YamlMap.Entry entry, String where) {
    this.vocabulary = vocabulary;
    this.report = report;
    this.entry = entry;
    this.where = entry.key().isEmpty() ? where : where + " > " + entry.key();
    this.fieldName = entry.key().split("\\|", -1)[0];
  }

  /** The item's condition; problems go to the report, and what is returned then is not used. */
  Condition parse() {
    if (!readModifiers()) {
      return TRUE;
    }
    if (!fieldName.isEmpty() && vocabulary.field(fieldName).isEmpty()) {
      report.warn(entry.line(), entry.column(), where, Nearest.noField(fieldName));
    }
    modifiers.doubt().ifPresent(doubt -> report.warn(entry.line(), entry.column(), where, doubt));
    List<Condition> linked = new ArrayList<>();
    for (YamlNode value : values()) {
      if (value instanceof YamlScalar scalar) {
        linked.add(checked(scalar));
      } else {
        report.failed(value, where, "expected a value, found " + value.describe());
      }
    }
    Condition all = link(linked);
    return modifiers.has(Modifier.NEQ) ? new Condition.Not(all) : all;
  }

  private boolean readModifiers() {
    List<String> names = List.of(entry.key().split("\\|", -1));
    try {
      modifiers = ModifierChain.of(names.subList(1, names.size()));
      return true;
    } catch (IllegalArgumentException e) {
      report.failed(entry.line(), entry.column(), where, e.getMessage());
      return false;
    }
  }

  private List<YamlNode> values() {
    if (!(entry.value() instanceof YamlList list)) {
      return List.of(entry.value());
    }
    // An empty list means null.
    return list.items().isEmpty()
        ? List.of(new YamlScalar("", YamlScalar.Kind.NULL, list.line(), list.column(), -1))
        : list.items();
  }

  private Condition link(List<Condition> operands) {
    if (operands.size() == 1) {
      return operands.get(0);
    }
    return modifiers.has(Modifier.ALL) ? new Condition.And(operands) : new Condition.Or(operands);
  }

  private Condition checked(YamlScalar value) {
    try {
      return value(value);
    } catch (UnsupportedFeature e) {
      report.unsupported(value, where, e.getMessage());
    } catch (IllegalArgumentException e) {
      report.failed(value, where, e.getMessage() + ", found " + value.describe());
    }
    return TRUE;
  }

  private Condition value(YamlScalar value) throws UnsupportedFeature {
    if (fieldName.isEmpty()) {
      return keyword(value);
    }
    Optional<Field> field = vocabulary.field(fieldName);
    return field.isEmpty() ? ofUnknownField(value) : test(field.get(), value);
  }

  private Condition keyword(YamlScalar value) throws UnsupportedFeature {
    if (value.isNull()) {
      throw new IllegalArgumentException("expected text to look for in the whole event");
    }
    if (modifiers.test() == null) {
      return any(transformed(value), g -> new Atom.Keyword(g, modifiers.has(Modifier.CASED)));
    }
    if (modifiers.test() != Modifier.RE) {
      throw new IllegalArgumentException("expected a field before " + modifiers.test().sigmaName());
    }
    List<Condition> anywhere = new ArrayList<>();
    for (Field field : LogLine.FIELDS) {
      anywhere.add(new FieldTests(modifiers, vocabulary).of(field, value));
    }
    return new Condition.Or(anywhere);
  }

  private Condition ofUnknownField(YamlScalar value) {
    boolean absenceHolds =
        modifiers.test() == Modifier.EXISTS
            ? !FieldTests.isTrue(value.text())
            : modifiers.test() == null && value.isNull();
    return absenceHolds ? TRUE : new Condition.Test(new Atom.Never(fieldName));
  }

  private Condition test(Field field, YamlScalar value) throws UnsupportedFeature {
    if (modifiers.test() != null) {
      warnOfUnknownReference(value);
      return new FieldTests(modifiers, vocabulary).of(field, value);
    }
    if (value.isNull()) {
      requireNoTransform();
      return new Condition.Test(new Atom.Missing(field));
    }
    boolean cased = modifiers.has(Modifier.CASED);
    return any(variants(field, value), glob -> new Atom.Text(field, glob, cased));
  }

  private void warnOfUnknownReference(YamlScalar value) {
    if (modifiers.test() == Modifier.FIELDREF && vocabulary.field(value.text()).isEmpty()) {
      report.warn(value.line(), value.column(), where, Nearest.noField(value.text()));
    }
  }

  private void requireNoTransform() {
    for (Modifier transform : modifiers.transforms()) {
      throw new IllegalArgumentException("expected text for " + transform.sigmaName());
    }
  }

  /** A number that YAML takes for one equals the same number in the field's way of writing. */
  private List<Glob> variants(Field field, YamlScalar value) throws UnsupportedFeature {
    List<Glob> variants = new ArrayList<>(transformed(value));
    String other = NumberText.otherWriting(value.text());
    if (value.kind() == YamlScalar.Kind.NUMBER
        && modifiers.transforms().isEmpty()
        && other != null) {
      boolean writtenInHex = !other.startsWith("0x");
      if (writtenInHex != HEXADECIMAL.contains(field)) {
        variants.add(Glob.literal(other));
      }
    }
    return variants;
  }

  private List<Glob> transformed(YamlScalar value) throws UnsupportedFeature {
    ValueTransform transform = new ValueTransform(value.text(), vocabulary.placeholders());
    for (Modifier modifier : modifiers.transforms()) {
      transform.apply(modifier);
    }
    return transform.variants();
  }

  /** Once an item. */
  private void reportTooMany(int before) {
    if (before <= MAX_TESTS) {
      String expected = "expected at most " + MAX_TESTS + " values in one item, found more";
      report.failed(entry.line(), entry.column(), where, expected);
    }
  }

  private Condition any(List<Glob> variants, Function<Glob, Atom> atom) {
    int before = tests;
    tests += variants.size();
    if (tests > MAX_TESTS) {
      reportTooMany(before);
      return TRUE;
    }
    Set<Atom> atoms = new LinkedHashSet<>();
    variants.forEach(glob -> atoms.add(atom.apply(glob)));
    List<Condition> alternatives = new ArrayList<>();
    atoms.forEach(a -> alternatives.add(new Condition.Test(a)));
    return alternatives.size() == 1 ? alternatives.get(0) : new Condition.Or(alternatives);
  }
}
