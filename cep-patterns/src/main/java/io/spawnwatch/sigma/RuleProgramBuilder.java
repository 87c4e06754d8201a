package io.spawnwatch.sigma;

import java.util.Arrays;
import java.util.List;

/** Makes a {@link RuleProgram} of conditions. */
final class RuleProgramBuilder {

  private final AtomTable atoms;
  private int[] steps = new int[1 << 12];
  private int size;

  /**
   * An empty program.
   *
   * @param atoms all of the conditions'; which of them the indexes decide is known by now
   */
  RuleProgramBuilder(AtomTable atoms) {
    this.atoms = atoms;
  }

  /** The program of the rules' conditions. */
  RuleProgram build(List<Condition> conditions) {
    int[] starts =
        conditions.stream()
            .map(condition -> PricedCondition.of(condition, atoms))
            .mapToInt(priced -> add(priced, RuleProgram.MATCHES, RuleProgram.DIFFERS))
            .toArray();
    return new RuleProgram(Arrays.copyOf(steps, size), starts);
  }

  /** Adds the steps of a condition, last ones first: where a step leads to is there before it. */
  private int add(PricedCondition priced, int ifTrue, int ifFalse) {
    List<PricedCondition> operands = priced.operands();
    if (priced.condition() instanceof Condition.Test) {
      return addStep(priced.atom(), ifTrue, ifFalse);
    }
    if (priced.condition() instanceof Condition.Not) {
      return add(operands.get(0), ifFalse, ifTrue);
    }
    boolean any = priced.condition() instanceof Condition.Or;
    int next = any ? ifFalse : ifTrue;
    for (int i = operands.size() - 1; i >= 0; i--) {
      next = any ? add(operands.get(i), ifTrue, next) : add(operands.get(i), next, ifFalse);
    }
    return next;
  }

  private int addStep(int atom, int ifTrue, int ifFalse) {
    int step = size;
    size += RuleProgram.STEP;
    if (size > steps.length) {
      steps = Arrays.copyOf(steps, 2 * steps.length);
    }
    steps[step] = atoms.isIndexed(atom) ? atom : ~atom;
    steps[step + RuleProgram.IF_TRUE] = ifTrue;
    steps[step + RuleProgram.IF_FALSE] = ifFalse;
    return step;
  }
}
