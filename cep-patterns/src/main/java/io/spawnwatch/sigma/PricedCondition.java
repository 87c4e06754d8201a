package io.spawnwatch.sigma;

import java.util.Comparator;
import java.util.List;

/**
 * A condition with an estimate of what it takes to know whether it holds.
 *
 * @param atom of a test, its number
 * @param operands in the order in which to look at them
 * @param likelihood how often it holds, from 0 to 1
 * @param cost in what looking at a mark takes
 */
record PricedCondition(
    Condition condition, int atom, List<PricedCondition> operands, double likelihood, int cost) {

  /** For what decides next to nothing. */
  private static final double MIN_SHARE = 1e-6;

  /** The condition; which of its atoms the indexes decide is known by now. */
  static PricedCondition of(Condition condition, AtomTable atoms) {
    if (condition instanceof Condition.Test test) {
      int id = atoms.idOf(test.atom());
      return new PricedCondition(
          condition, id, List.of(), atoms.likelihood(id), atoms.cost(test.atom(), id));
    }
    boolean any = condition instanceof Condition.Or;
    List<PricedCondition> operands =
        condition.operands().stream()
            .map(operand -> of(operand, atoms))
            .sorted(Comparator.comparingDouble(operand -> operand.price(any)))
            .toList();
    int cost = operands.stream().mapToInt(PricedCondition::cost).sum();
    return new PricedCondition(condition, -1, operands, likelihood(condition, operands), cost);
  }

  /** As often as the rarest of what must hold, or as all that may hold, together. */
  private static double likelihood(Condition condition, List<PricedCondition> operands) {
    var each = operands.stream().mapToDouble(PricedCondition::likelihood);
    if (condition instanceof Condition.Or) {
      return Math.min(1, each.sum());
    }
    double rarest = each.min().orElse(1);
    return condition instanceof Condition.Not ? 1 - rarest : rarest;
  }

  /** What it costs for each event that it decides. */
  private double price(boolean ifHolds) {
    return cost / Math.max(ifHolds ? likelihood : 1 - likelihood, MIN_SHARE);
  }
}
