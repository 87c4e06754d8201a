package io.spawnwatch.sigma;

/** Told of the rules that a matcher switched off. */
public interface RuleFailures {

  /**
   * A rule failed, or overran its budget, and is evaluated no more.
   *
   * @param failure what it threw; its message may quote the event
   */
  void switchedOff(SigmaRule rule, RuntimeException failure);
}
