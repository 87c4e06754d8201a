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

  /** Shorter ones occur in most texts, several times. */
  private static final int MIN_LITERAL = 3;

  private static final int TEST_COST = 20;
  private static final int REGEX_COST = 200;

  private final Map<Atom, Integer> ids = new LinkedHashMap<>();
  private final List<Double> likelihoods = new ArrayList<>();

  /** By number; null where a test decides. */
  private final List<Literal> literals = new ArrayList<>();

  /** Adds the atoms of a condition. */
  void add(Condition condition) {
    if (condition instanceof Condition.Test test) {
      idOf(test.atom());
    } else {
      condition.operands().forEach(this::add);
    }
  }

  /** The number of the atom, from 0; the same for equal atoms. */
  int idOf(Atom atom) {
    Integer known = ids.get(atom);
    if (known != null) {
      return known;
    }
    int id = ids.size();
    ids.put(atom, id);
    likelihoods.add(Likelihood.of(atom));
    literals.add(atom instanceof Atom.Text text && !text.cased() ? Literal.of(text.glob()) : null);
    return id;
  }

  /** How often the atom may hold, from 0 to 1. */
  double likelihood(int id) {
    return likelihoods.get(id);
  }

  /** About how long it takes to know its truth, in what looking at a mark takes. */
  int cost(Atom atom, int id) {
    if (isIndexed(id)) {
      return 1;
    }
    return atom instanceof Atom.Regex ? REGEX_COST : TEST_COST;
  }

  /** Whether a literal index decides the atom. */
  boolean isIndexed(int id) {
    return literals.get(id) != null;
  }

  /** By number; null where an index decides. */
  AtomTest[] tests() {
    AtomTest[] tests = new AtomTest[size()];
    ids.forEach((atom, id) -> tests[id] = isIndexed(id) ? null : AtomTest.of(atom));
    return tests;
  }

  int size() {
    return ids.size();
  }

  /**
   * The finished indexes, by field. Atoms with a short literal that opens no gate are left out, and
   * tested when a rule asks: finding them in every text cost more than half of the search.
   *
   * @param opensGate whether an atom opens the gate of a rule
   */
  Map<Field, LiteralIndex> indexes(IntPredicate opensGate) {
    Map<Field, LiteralIndexBuilder> builders = new EnumMap<>(Field.class);
    ids.forEach(
        (atom, id) -> {
          Literal literal = literals.get(id);
          if (literal != null && literal.text().length() < MIN_LITERAL && !opensGate.test(id)) {
            literals.set(id, null);
          } else if (literal != null) {
            builders
                .computeIfAbsent(((Atom.Text) atom).field(), f -> new LiteralIndexBuilder())
                .add(literal.text(), literal.anchor(), id);
          }
        });
    Map<Field, LiteralIndex> indexes = new EnumMap<>(Field.class);
    builders.forEach((field, builder) -> indexes.put(field, builder.build()));
    return indexes;
  }
}
