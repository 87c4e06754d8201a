package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One detection item: a field, its modifiers, and one or more values. */
final class ItemParser {

  private static final Condition TRUE = new Condition.And(List.of());

  private final ProblemReport report;
  private final Map<String, List<String>> placeholders;
  private final YamlMap.Entry entry;
  private final String where;
  private final String fieldName;
  private final List<Modifier> modifiers = new ArrayList<>();

  ItemParser(
      ProblemReport report,
      Map<String, List<String>> placeholders,
      YamlMap.Entry entry,
      String where) {
    this.placeholders = placeholders;
    this.report = report;
    this.entry = entry;
    this.where = where + " > \"" + entry.key() + '"';
    this.fieldName = entry.key().split("\\|", -1)[0];
  }

  /** The item's condition; problems go to the report, and what is returned then is not used. */
  Condition parse() {
    if (!readModifiers()) {
      return TRUE;
    }
    List<Condition> linked = new ArrayList<>();
    for (YamlNode value : values()) {
      if (value instanceof YamlScalar scalar) {
        linked.add(checked(scalar));
      } else {
        report.failed(value, where, "expected a value, found " + value.describe());
      }
    }
    Condition all = link(linked);
    return modifiers.contains(Modifier.NEQ) ? new Condition.Not(all) : all;
  }

  private boolean readModifiers() {
    String[] names = entry.key().split("\\|", -1);
    boolean known = true;
    for (String name : Arrays.asList(names).subList(1, names.length)) {
      Optional<Modifier> modifier = Modifier.byName(name);
      modifier.ifPresent(modifiers::add);
      if (modifier.isEmpty()) {
        known = false;
        report.failed(
            entry.line(),
            entry.column(),
            where,
            "unknown modifier \"" + name + "\"; known: " + Modifier.known());
      }
    }
    return known;
  }

  private List<YamlNode> values() {
    if (!(entry.value() instanceof YamlList list)) {
      return List.of(entry.value());
    }
    // An empty list means null.
    return list.items().isEmpty()
        ? List.of(new YamlScalar("", YamlScalar.Kind.NULL, list.line(), list.column()))
        : list.items();
  }

  private Condition link(List<Condition> operands) {
    if (operands.size() == 1) {
      return operands.get(0);
    }
    return modifiers.contains(Modifier.ALL)
        ? new Condition.And(operands)
        : new Condition.Or(operands);
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
      return any(transformed(value), g -> new Atom.Keyword(g, isCased()));
    }
    Optional<Field> field = Field.byName(fieldName);
    if (field.isEmpty()) {
      report.warn(
          entry.line(), entry.column(), where, "no event of this stream has \"" + fieldName + '"');
      return ofUnknownField(value);
    }
    return test(field.get(), value);
  }

  private Condition ofUnknownField(YamlScalar value) {
    boolean absenceHolds =
        value.isNull()
            || modifiers.contains(Modifier.EXISTS) && !Boolean.parseBoolean(value.text());
    return absenceHolds ? TRUE : new Condition.Test(new Atom.Never(fieldName));
  }

  private Condition test(Field field, YamlScalar value) throws UnsupportedFeature {
    if (value.isNull()) {
      requireNoTransform();
      return new Condition.Test(new Atom.Missing(field));
    }
    Modifier test =
        modifiers.stream().filter(m -> m.role() == Modifier.Role.TEST).findFirst().orElse(null);
    if (test == null) {
      return any(transformed(value), g -> new Atom.Text(field, g, isCased()));
    }
    return FieldTests.of(field, test, EnumSet.copyOf(modifiers), value.text());
  }

  private void requireNoTransform() {
    if (modifiers.stream().anyMatch(m -> m.role() == Modifier.Role.TRANSFORM)) {
      throw new IllegalArgumentException("this modifier needs text");
    }
  }

  private List<Glob> transformed(YamlScalar value) throws UnsupportedFeature {
    ValueTransform transform = new ValueTransform(value.text(), placeholders);
    for (Modifier modifier : modifiers) {
      if (modifier.role() == Modifier.Role.TRANSFORM) {
        transform.apply(modifier);
      }
    }
    return transform.variants();
  }

  private boolean isCased() {
    return modifiers.contains(Modifier.CASED);
  }

  private static Condition any(List<Glob> variants, Function<Glob, Atom> atom) {
    Set<Atom> atoms = new LinkedHashSet<>();
    variants.forEach(glob -> atoms.add(atom.apply(glob)));
    List<Condition> tests = new ArrayList<>();
    atoms.forEach(a -> tests.add(new Condition.Test(a)));
    return tests.size() == 1 ? tests.get(0) : new Condition.Or(tests);
  }
}
