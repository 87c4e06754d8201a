package io.spawnwatch.sequence;

import java.util.List;

/**
 * A sequence that a signal completes.
 *
 * @param sequence the correlation rule
 * @param last the signal that it ends at
 * @param steps one per rule of the sequence (per counted process for counting types), the tightest
 *     match known, in the order of the signals; {@code last} is among them
 * @param group the values that the steps share, readable, such as {@code p=3f2a…}
 * @param waits whether it is one only if something does not happen within a timespan
 */
public record Completion(
    CorrelationRule sequence, Signal last, List<Step> steps, String group, boolean waits) {

  /**
   * One process of a match.
   *
   * @param rule the id of the rule whose step this signal fills
   * @param signal the process
   */
  public record Step(String rule, Signal signal) {}
}
