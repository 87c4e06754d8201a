package io.spawnwatch.job.host;

import io.spawnwatch.sequence.EstateGroup;

/** One group of the estate of an {@link InMemoryDetection}. */
final class GroupInMemory {

  private final EstateGroup group;
  private final EstateDetector detector;
  private long clock = Long.MIN_VALUE;

  GroupInMemory(EstateGroup group, EstateDetector detector) {
    this.group = group;
    this.detector = detector;
  }

  void arrived(EstateSignal signal) {
    clock = Math.max(clock, signal.clockTime());
    detector.arrived(signal, clock);
    detector.decide(group, clock, clock);
  }

  /** Nothing more comes. */
  void end() {
    detector.decide(group, Long.MAX_VALUE, clock);
  }
}
