package io.spawnwatch.job.alert;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.Creation;
import io.spawnwatch.job.lineage.Lineages;
import io.spawnwatch.job.lineage.Traced;
import io.spawnwatch.sigma.Level;
import io.spawnwatch.sigma.RuleHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Findings for tests. */
final class Findings {

  static final FoldSettings SETTINGS =
      new FoldSettings(
          Duration.ofHours(4),
          Duration.ofMinutes(15),
          Level.LOW,
          Set.of("test"),
          Set.of("no"),
          new StormSettings(8, 60, 1_000));

  static final RuleHeader RULE =
      new RuleHeader(
          "0b1f9c3e-0000-4000-8000-000000000001",
          "r",
          "Local account added",
          "Why it matters.",
          "test",
          Level.HIGH,
          List.of("attack.persistence", "attack.t1136.001", "attack.stealth"),
          List.of("Administrators"),
          "r.yml",
          1);

  private Findings() {}

  /** A finding of one process, told by its number, so many seconds after the begin. */
  static Finding of(int process, double seconds) {
    return of(RULE, List.of(Creation.of("net.exe").pid(100 + process).by(40).at(seconds)));
  }

  /** A finding of several processes. */
  static Finding of(RuleHeader rule, List<ProcessEvent> events) {
    Lineages lineages = new Lineages();
    List<Evidence> evidence = new ArrayList<>();
    for (ProcessEvent event : events) {
      Traced traced = lineages.created(event);
      evidence.add(new Evidence(rule.id(), event, traced.process(), traced.ancestors()));
    }
    Evidence last = evidence.get(evidence.size() - 1);
    return new Finding(
        rule,
        events.size() == 1 ? "Sigma rule" : "Sigma correlation (temporal_ordered)",
        Creation.HOST,
        new ProcessGuid(1, 2),
        null,
        last.process().guid(),
        last.event().time(),
        evidence);
  }
}
