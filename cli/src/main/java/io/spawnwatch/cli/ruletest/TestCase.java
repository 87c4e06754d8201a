package io.spawnwatch.cli.ruletest;

import java.util.Comparator;
import java.util.List;

/**
 * One case of a {@code *.test.yml}.
 *
 * @param name a sentence
 * @param events the creations, in order
 * @param expect how many findings of the rules under test
 * @param shuffle whether the order of arrival must not matter; false where a rule looks at what
 *     only the lineage can tell
 * @param path the file
 * @param line from 1
 */
record TestCase(
    String name, List<TestEvent> events, int expect, boolean shuffle, String path, int line) {

  /** Whether an event has values that only Sysmon tells: as a 4688 it would be another. */
  boolean needsSysmon() {
    return events.stream().anyMatch(event -> !event.sysmon().isEmpty());
  }

  /** Whether the parent of an event is known by what that event tells of it alone. */
  boolean namesUnseenParent() {
    return events.stream()
        .anyMatch(event -> events.stream().noneMatch(e -> e.pid() == event.parentPid()));
  }

  /** The events as they arrive where nothing is shuffled. */
  List<TestEvent> inOrderOfArrival() {
    return events.stream().sorted(Comparator.comparingLong(TestEvent::arrivesSeconds)).toList();
  }
}
