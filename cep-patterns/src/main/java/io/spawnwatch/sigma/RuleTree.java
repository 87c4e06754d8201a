package io.spawnwatch.sigma;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A rule's condition over numbered atoms. */
sealed interface RuleTree {

  /** Whether it holds, given what is known of the event. */
  boolean holds(RuleMatcher event);

  /** About how long that takes: what an index knows is free, a regex is dear. */
  int cost();

  /** One atom. */
  record Leaf(int atom, int cost) implements RuleTree {
    @Override
    public boolean holds(RuleMatcher event) {
      return event.isTrue(atom);
    }
  }

  /** All of them. */
  record All(RuleTree[] operands, int cost) implements RuleTree {
    @Override
    public boolean holds(RuleMatcher event) {
      for (RuleTree operand : operands) {
        if (!operand.holds(event)) {
          return false;
        }
      }
      return true;
    }
  }

  /** At least one of them. */
  record Any(RuleTree[] operands, int cost) implements RuleTree {
    @Override
    public boolean holds(RuleMatcher event) {
      for (RuleTree operand : operands) {
        if (operand.holds(event)) {
          return true;
        }
      }
      return false;
    }
  }

  /** At least one of many atoms. */
  record AnyLeaf(int[] atoms, int cost) implements RuleTree {
    @Override
    public boolean holds(RuleMatcher event) {
      for (int atom : atoms) {
        if (event.isTrue(atom)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Not. */
  record None(RuleTree operand) implements RuleTree {
    @Override
    public int cost() {
      return operand.cost();
    }

    @Override
    public boolean holds(RuleMatcher event) {
      return !operand.holds(event);
    }
  }

  /** The tree of a condition; its atoms get their numbers from the table. */
  static RuleTree of(Condition condition, AtomTable atoms) {
    if (condition instanceof Condition.Test test) {
      int id = atoms.idOf(test.atom());
      return new Leaf(id, atoms.cost(id));
    }
    if (condition instanceof Condition.Named named) {
      return of(named.operand(), atoms);
    }
    if (condition instanceof Condition.Not not) {
      return new None(of(not.operand(), atoms));
    }
    if (condition instanceof Condition.And and) {
      RuleTree[] operands = trees(and.operands(), atoms);
      return new All(operands, cost(operands));
    }
    RuleTree[] operands = trees(((Condition.Or) condition).operands(), atoms);
    return allLeaves(operands)
        ? new AnyLeaf(atomsOf(operands), cost(operands))
        : new Any(operands, cost(operands));
  }

  /** The cheapest first: mostly they decide. */
  private static RuleTree[] trees(List<Condition> conditions, AtomTable atoms) {
    return conditions.stream()
        .map(c -> of(c, atoms))
        .sorted(Comparator.comparingInt(RuleTree::cost))
        .toArray(RuleTree[]::new);
  }

  private static int cost(RuleTree[] operands) {
    return Arrays.stream(operands).mapToInt(RuleTree::cost).sum();
  }

  private static boolean allLeaves(RuleTree[] trees) {
    for (RuleTree tree : trees) {
      if (!(tree instanceof Leaf)) {
        return false;
      }
    }
    return true;
  }

  private static int[] atomsOf(RuleTree[] leaves) {
    int[] atoms = new int[leaves.length];
    for (int i = 0; i < atoms.length; i++) {
      atoms[i] = ((Leaf) leaves[i]).atom();
    }
    return atoms;
  }
}
