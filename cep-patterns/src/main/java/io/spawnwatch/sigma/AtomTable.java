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

  private static final int TEST_COST = 20;
  private static final int REGEX_COST = 200;

  private final Map<Atom, Integer> ids = new LinkedHashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Integer> costs = new ArrayList<>();
  private final List<AtomTest> tests = new ArrayList<>();
  private final Map<Field, LiteralIndexBuilder> literals = new EnumMap<>(Field.class);

  /** The number of the atom, from 0; the same for equal atoms. */
  int idOf(Atom atom) {
    Integer known = ids.get(atom);
    if (known != null) {
      return known;
    }
    int id = ids.size();
    ids.put(atom, id);
    Decision decision = index(atom, id);
    decisions.add(decision);
    costs.add(costOf(atom, decision));
    tests.add(AtomTest.of(atom));
    return id;
  }

  private Decision index(Atom atom, int id) {
    if (atom instanceof Atom.Text text) {
      return index(text, id);
    }
    if (atom instanceof Atom.Regex regex && !regex.test().literal().isEmpty()) {
      index(regex.field(), regex.test().literal(), LiteralIndex.Anchor.ANYWHERE, id);
      return Decision.TRIGGERED;
    }
    return atom instanceof Atom.Keyword keyword ? index(keyword, id) : Decision.TESTED;
  }

  private Decision index(Atom.Keyword keyword, int id) {
    Literal literal = Literal.of(keyword.glob().withAnyBefore().withAnyAfter());
    if (literal == null || literal.text().isEmpty()) {
      return Decision.TESTED;
    }
    for (Field field : LogLine.FIELDS) {
      index(field, literal.text(), LiteralIndex.Anchor.ANYWHERE, id);
    }
    return Decision.TRIGGERED;
  }

  private void index(Field field, String literal, LiteralIndex.Anchor anchor, int id) {
    literals.computeIfAbsent(field, f -> new LiteralIndexBuilder()).add(literal, anchor, id);
  }

  private Decision index(Atom.Text text, int id) {
    Literal literal = Literal.of(text.glob());
    if (literal == null) {
      return Decision.TESTED;
    }
    index(text.field(), literal.text(), literal.anchor(), id);
    return literal.isWhole() && !text.cased() ? Decision.INDEXED : Decision.TRIGGERED;
  }

  /** About how long it takes to know its truth, in what looking at a mark takes. */
  int cost(int id) {
    return costs.get(id);
  }

  private int costOf(Atom atom, Decision decision) {
    int test = atom instanceof Atom.Regex ? REGEX_COST : TEST_COST;
    return switch (decision) {
      case INDEXED -> 1;
      case TRIGGERED -> 1 + test / 10;
      case TESTED -> test;
    };
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
