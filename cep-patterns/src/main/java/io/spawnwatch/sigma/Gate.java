package io.spawnwatch.sigma;

import java.util.ArrayList;
import java.util.List;

/**
 * Atoms of which at least one must hold for a rule to match, all found by the literal indexes: an
 * event that has none of them need not be tested against the rule.
 *
 * @param atoms their numbers
 * @param likelihood an estimate of how often one of them holds
 */
record Gate(List<Integer> atoms, double likelihood) {

  /** The rarest gate of a condition; null where it has none and must always be tested. */
  static Gate of(Condition condition, AtomTable atoms) {
    if (condition instanceof Condition.Test test) {
      return ofAtom(test.atom(), atoms);
    }
    if (condition instanceof Condition.Named named) {
      return of(named.operand(), atoms);
    }
    if (condition instanceof Condition.And and) {
      return rarest(and.operands(), atoms);
    }
    return condition instanceof Condition.Or or ? union(or.operands(), atoms) : null;
  }

  private static Gate ofAtom(Atom atom, AtomTable atoms) {
    int id = atoms.idOf(atom);
    if (atom instanceof Atom.Never) {
      return new Gate(List.of(), 0);
    }
    return atoms.isIndexed(id) ? new Gate(List.of(id), atoms.likelihood(id)) : null;
  }

  private static Gate rarest(List<Condition> operands, AtomTable atoms) {
    Gate best = null;
    for (Condition operand : operands) {
      Gate gate = of(operand, atoms);
      if (gate != null && (best == null || gate.likelihood < best.likelihood)) {
        best = gate;
      }
    }
    return best;
  }

  private static Gate union(List<Condition> operands, AtomTable atoms) {
    List<Integer> all = new ArrayList<>();
    double likelihood = 0;
    for (Condition operand : operands) {
      Gate gate = of(operand, atoms);
      if (gate == null) {
        return null;
      }
      all.addAll(gate.atoms);
      likelihood += gate.likelihood;
    }
    return new Gate(all, likelihood);
  }
}
