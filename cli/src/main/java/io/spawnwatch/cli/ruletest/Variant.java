package io.spawnwatch.cli.ruletest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** The ways in which every case is delivered. */
enum Variant {
  /** In order only: what it does not tell has to come from the lineage first. */
  SECURITY_WITHOUT_PARENT_NAME(false, Rendering.SECURITY_WITHOUT_PARENT_NAME),
  SECURITY(false, Rendering.SECURITY),
  SECURITY_SHUFFLED(true, Rendering.SECURITY),
  SYSMON(false, Rendering.SYSMON),
  SYSMON_SHUFFLED(true, Rendering.SYSMON),
  TWINS(false, Rendering.SECURITY, Rendering.SYSMON),
  TWINS_SHUFFLED(true, Rendering.SECURITY, Rendering.SYSMON);

  private static final long SEED = 4_688;

  private final boolean shuffled;
  private final List<Rendering> renderings;

  Variant(boolean shuffled, Rendering... renderings) {
    this.shuffled = shuffled;
    this.renderings = List.of(renderings);
  }

  boolean appliesTo(TestCase testCase) {
    boolean tellsAll = !testCase.needsSysmon() || renderings.equals(List.of(Rendering.SYSMON));
    return tellsAll && (testCase.shuffle() || !shuffled);
  }

  /**
   * Whether rules of these services' logs can match what is delivered: one for {@code service:
   * security} never matches a Sysmon event.
   *
   * @param services of the log sources under test; empty where they name none
   */
  boolean isFor(Set<String> services) {
    return services.isEmpty() || renderings.stream().anyMatch(r -> services.contains(r.service()));
  }

  /** The case's records in the order of their arrival. */
  List<byte[]> records(TestCase testCase) {
    List<byte[]> records = new ArrayList<>();
    String host = name().toLowerCase(Locale.ROOT).replace('_', '-');
    for (TestEvent event : testCase.inOrderOfArrival()) {
      renderings.forEach(rendering -> records.add(rendering.render(event, host)));
    }
    if (shuffled) {
      Collections.shuffle(records, new Random(SEED));
    }
    return records;
  }

  /** As a report says it. */
  String displayName() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
