package io.spawnwatch.sigma;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which rules an event is tested against, given the atoms that the literal indexes found. */
final class GatedRules {

  private final BitSet opening = new BitSet();

  /** Atom by atom: the rules whose gate it belongs to. */
  private final int[] rules;

  /** By atom: where its rules begin, which end where the next one's begin. */
  private final int[] starts;

  private final int[] ungated;

  private GatedRules(List<List<Integer>> byAtom, List<Integer> ungated) {
    rules = byAtom.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    starts = new int[byAtom.size() + 1];
    for (int atom = 0; atom < byAtom.size(); atom++) {
      starts[atom + 1] = starts[atom] + byAtom.get(atom).size();
      opening.set(atom, !byAtom.get(atom).isEmpty());
    }
    this.ungated = ungated.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The gates of conditions whose atoms are all in the table. */
  static GatedRules of(List<Condition> conditions, AtomTable atoms) {
    List<List<Integer>> byAtom = new ArrayList<>();
    for (int atom = 0; atom < atoms.size(); atom++) {
      byAtom.add(new ArrayList<>());
    }
    List<Integer> ungated = new ArrayList<>();
    for (int rule = 0; rule < conditions.size(); rule++) {
      Gate gate = Gate.of(conditions.get(rule), atoms);
      if (gate == null) {
        ungated.add(rule);
      } else {
        for (int atom : gate.atoms()) {
          byAtom.get(atom).add(rule);
        }
      }
    }
    return new GatedRules(byAtom, ungated);
  }

  /** Whether the atom opens a gate. */
  boolean opens(int atom) {
    return opening.get(atom);
  }

  /** How many rules the atoms before this one open. */
  int start(int atom) {
    return starts[atom];
  }

  /** The nth rule of all atoms. */
  int rule(int n) {
    return rules[n];
  }

  /** Rules without a gate. */
  int[] ungated() {
    return ungated;
  }
}
