package io.spawnwatch.sigma;

/**
 * The conditions of all rules as steps: each looks at one atom and goes on to one of two others,
 * until it is known whether the rule matches. What one rule looks at lies together in memory.
 */
final class RuleProgram {

  /** Instead of a next step. */
  static final int MATCHES = -1;

  static final int DIFFERS = -2;

  /** Where a step leads to, if its atom holds and if not, stands behind the atom. */
  static final int IF_TRUE = 1;

  static final int IF_FALSE = 2;
  static final int STEP = 3;

  /** Of each step three; the atom's complement where a test decides it. */
  private final int[] steps;

  /** By rule: its first step. */
  private final int[] starts;

  RuleProgram(int[] steps, int[] starts) {
    this.steps = steps;
    this.starts = starts;
  }

  /** Whether a rule matches the event. */
  boolean matches(int rule, RuleMatcher event) {
    int at = starts[rule];
    while (at >= 0) {
      int atom = steps[at];
      boolean holds = atom >= 0 ? event.isMarked(atom) : event.passes(~atom);
      at = steps[at + (holds ? IF_TRUE : IF_FALSE)];
    }
    return at == MATCHES;
  }
}
