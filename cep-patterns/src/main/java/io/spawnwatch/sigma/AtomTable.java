package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers the distinct atoms of all rules, and knows which of them the literal indexes decide. */
final class AtomTable {

  /** How the truth of an atom is found. */
  enum Decision {
    /** The literal index decides. */
    INDEXED,
    /** The literal index excludes; what it lets through is tested. */
    TRIGGERED,
    /** It is tested when a rule asks. */
    TESTED
  }

  private final Map<Atom, Integer> ids = new LinkedHashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<AtomTest> tests = new ArrayList<>();
  private final Map<Field, LiteralIndex.Builder> literals = new EnumMap<>(Field.class);

  /** The number of the atom, from 0; the same for equal atoms. */
  int idOf(Atom atom) {
    Integer known = ids.get(atom);
    if (known != null) {
      return known;
    }
    int id = ids.size();
    ids.put(atom, id);
    decisions.add(atom instanceof Atom.Text text ? index(text, id) : Decision.TESTED);
    tests.add(AtomTest.of(atom));
    return id;
  }

  private Decision index(Atom.Text text, int id) {
    Literal literal = Literal.of(text.glob());
    if (literal == null) {
      return Decision.TESTED;
    }
    literals
        .computeIfAbsent(text.field(), field -> new LiteralIndex.Builder())
        .add(literal.text(), literal.anchor(), id);
    return literal.isWhole() && !text.cased() ? Decision.INDEXED : Decision.TRIGGERED;
  }

  Decision decision(int id) {
    return decisions.get(id);
  }

  Decision[] decisions() {
    return decisions.toArray(new Decision[0]);
  }

  AtomTest[] tests() {
    return tests.toArray(new AtomTest[0]);
  }

  int size() {
    return ids.size();
  }

  /** The finished indexes, by field. */
  Map<Field, LiteralIndex> indexes() {
    Map<Field, LiteralIndex> indexes = new EnumMap<>(Field.class);
    literals.forEach((field, builder) -> indexes.put(field, builder.build()));
    return indexes;
  }
}
