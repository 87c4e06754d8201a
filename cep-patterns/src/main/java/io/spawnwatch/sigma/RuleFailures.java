package io.spawnwatch.sigma;

/** Told of the rules and sequences that a matcher switched off. */
public interface RuleFailures {

  /**
   * One failed, or overran its budget, and is evaluated no more.
   *
   * @param failure what it threw; its message may quote the event
   */
  void switchedOff(RuleHeader rule, RuntimeException failure);
}
