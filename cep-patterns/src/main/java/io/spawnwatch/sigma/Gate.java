package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Atoms of which at least one must hold for a rule to match, all found by the literal indexes: an
 * event that has none of them need not be tested against the rule.
 *
 * @param atoms their numbers
 * @param cost an estimate of how often one of them holds
 */
record Gate(List<Integer> atoms, double cost) {

  /** What events that attackers and administrators share make common. */
  private static final double COMMON_IMAGE = 0.02;

  /** The cheapest gate of a condition; null where it has none and must always be tested. */
  static Gate of(Condition condition, AtomTable atoms) {
    if (condition instanceof Condition.Test test) {
      return ofAtom(test.atom(), atoms);
    }
    if (condition instanceof Condition.Named named) {
      return of(named.operand(), atoms);
    }
    if (condition instanceof Condition.And and) {
      return cheapest(and.operands(), atoms);
    }
    return condition instanceof Condition.Or or ? union(or.operands(), atoms) : null;
  }

  private static Gate ofAtom(Atom atom, AtomTable atoms) {
    int id = atoms.idOf(atom);
    if (atom instanceof Atom.Never) {
      return new Gate(List.of(), 0);
    }
    if (atoms.decision(id) == AtomTable.Decision.TESTED) {
      return null;
    }
    return new Gate(List.of(id), cost(atom));
  }

  private static double cost(Atom atom) {
    if (atom instanceof Atom.Text text) {
      return cost(text.field(), Literal.of(text.glob()).text().length());
    }
    return atom instanceof Atom.Regex regex
        ? cost(regex.field(), regex.test().literal().length())
        : cost(Field.COMMAND_LINE, ((Atom.Keyword) atom).glob().toString().length());
  }

  private static double cost(Field field, int length) {
    double rarity = Math.pow(2, -length / 2.0);
    return switch (field) {
      case IMAGE, PARENT_IMAGE, ORIGINAL_FILE_NAME -> Math.max(rarity, COMMON_IMAGE);
      default -> length == 0 ? 1 : rarity;
    };
  }

  private static Gate cheapest(List<Condition> operands, AtomTable atoms) {
    Gate best = null;
    for (Condition operand : operands) {
      Gate gate = of(operand, atoms);
      if (gate != null && (best == null || gate.cost < best.cost)) {
        best = gate;
      }
    }
    return best;
  }

  private static Gate union(List<Condition> operands, AtomTable atoms) {
    List<Integer> all = new ArrayList<>();
    double cost = 0;
    for (Condition operand : operands) {
      Gate gate = of(operand, atoms);
      if (gate == null) {
        return null;
      }
      all.addAll(gate.atoms);
      cost += gate.cost;
    }
    return new Gate(all, cost);
  }
}
