package io.spawnwatch.bench;

import java.util.Collection;

/** The middle of several runs: one that was disturbed does not count. */
final class Median {

  private Median() {}

  /** Of an even number, the upper one of the middle. */
  static double of(Collection<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
