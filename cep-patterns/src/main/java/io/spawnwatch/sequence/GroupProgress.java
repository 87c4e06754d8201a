package io.spawnwatch.sequence;

import java.util.List;

/**
 * How far the signals of one group bring a sequence.
 *
 * @param group the values that join, readable, such as {@code p=3f2a…}
 * @param steps one a rule of the sequence, in its order
 * @param count what was counted; null for sequences that count nothing
 * @param isComplete whether the group completes the sequence
 */
public record GroupProgress(String group, List<Step> steps, Count count, boolean isComplete) {

  /** How many of the steps are met. */
  public long met() {
    return steps.stream().filter(step -> step.obstacle().isMet()).count();
  }

  /**
   * One rule of the sequence.
   *
   * @param rule its id
   * @param signal the process that meets it, or that comes nearest; null where there is none
   * @param obstacle why it is not met
   * @param millis how far outside the timespan, or before the step before, the nearest process lies
   */
  public record Step(String rule, Signal signal, Obstacle obstacle, long millis) {

    static Step met(String rule, Signal signal) {
      return new Step(rule, signal, Obstacle.NONE, 0);
    }
  }

  /** Why a step is not met. */
  public enum Obstacle {
    /** It is met. */
    NONE,
    /** It asks that nothing happens, and nothing did. */
    NONE_AS_ASKED,
    /** It asks that this does not happen, and it did. */
    HAPPENED,
    /** Processes of the group matched it, but the step before is not met. */
    STEP_BEFORE_UNMET,
    /** No process of the host matched the rule. */
    NO_SIGNAL,
    /** Only processes that do not join the group matched it. */
    ANOTHER_GROUP,
    /** The process that matched it came before the step before. */
    WRONG_ORDER,
    /** The process that matched it lies too far from the first step. */
    OUTSIDE_SPAN,
    /** A hand-written pattern finds no match among the processes of the group. */
    NO_MATCH;

    /** Whether the step is as the sequence asks. */
    public boolean isMet() {
      return this == NONE || this == NONE_AS_ASKED;
    }
  }

  /**
   * What a sequence that takes a number found in the window of the group that comes nearest.
   *
   * @param best the count or aggregate in that window; NaN where nothing could be counted
   * @param processes how many processes the whole group has
   * @param without how many of them have no value of the field, or for an aggregate no number
   */
  public record Count(double best, int processes, int without) {}
}
