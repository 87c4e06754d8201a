package io.spawnwatch.sigma;

import java.util.List;

/** A rule's condition over numbered atoms. */
sealed interface RuleTree {

  /** Whether it holds, given what is known of the event. */
  boolean holds(RuleMatcher event);

  /** One atom. */
  record Leaf(int atom) implements RuleTree {
    @Override
    public boolean holds(RuleMatcher event) {
      return event.isTrue(atom);
    }
  }

  /** All of them. */
  record All(RuleTree[] operands) implements RuleTree {
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
  record Any(RuleTree[] operands) implements RuleTree {
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
  record AnyLeaf(int[] atoms) implements RuleTree {
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
    public boolean holds(RuleMatcher event) {
      return !operand.holds(event);
    }
  }

  /** The tree of a condition; its atoms get their numbers from the table. */
  static RuleTree of(Condition condition, AtomTable atoms) {
    if (condition instanceof Condition.Test test) {
      return new Leaf(atoms.idOf(test.atom()));
    }
    if (condition instanceof Condition.Named named) {
      return of(named.operand(), atoms);
    }
    if (condition instanceof Condition.Not not) {
      return new None(of(not.operand(), atoms));
    }
    if (condition instanceof Condition.And and) {
      return new All(trees(and.operands(), atoms));
    }
    RuleTree[] operands = trees(((Condition.Or) condition).operands(), atoms);
    return allLeaves(operands) ? new AnyLeaf(atomsOf(operands)) : new Any(operands);
  }

  private static RuleTree[] trees(List<Condition> conditions, AtomTable atoms) {
    return conditions.stream().map(c -> of(c, atoms)).toArray(RuleTree[]::new);
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
