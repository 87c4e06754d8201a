package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

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

  /** A literal that an index is to look for. */
  private record Indexed(Field field, String literal, LiteralIndex.Anchor anchor, int atom) {}

  /** Shorter ones occur in most texts, several times. */
  private static final int MIN_LITERAL = 3;

  private static final int TEST_COST = 20;
  private static final int REGEX_COST = 200;

  private final Map<Atom, Integer> ids = new LinkedHashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Integer> costs = new ArrayList<>();
  private final List<AtomTest> tests = new ArrayList<>();
  private final List<Indexed> literals = new ArrayList<>();

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
    literals.add(new Indexed(field, literal, anchor, id));
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

  /**
   * The finished indexes, by field. Atoms with a short literal that opens no gate are left out, and
   * tested when a rule asks: finding them in every text cost more than half of the search.
   *
   * @param isGate whether an atom opens the gate of a rule
   */
  Map<Field, LiteralIndex> indexes(IntPredicate isGate) {
    Map<Field, LiteralIndexBuilder> builders = new EnumMap<>(Field.class);
    for (Indexed entry : literals) {
      if (entry.literal.length() < MIN_LITERAL && !isGate.test(entry.atom)) {
        decisions.set(entry.atom, Decision.TESTED);
      } else {
        builders
            .computeIfAbsent(entry.field, f -> new LiteralIndexBuilder())
            .add(entry.literal, entry.anchor, entry.atom);
      }
    }
    Map<Field, LiteralIndex> indexes = new EnumMap<>(Field.class);
    builders.forEach((field, builder) -> indexes.put(field, builder.build()));
    return indexes;
  }
}
