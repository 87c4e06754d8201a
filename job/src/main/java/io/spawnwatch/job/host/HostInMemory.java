package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.lineage.Lineage;

/** One host of an {@link InMemoryDetection}. */
final class HostInMemory {

  private final Lineage lineage;
  private final SignalStage signals;
  private final HostDetector detector;

  HostInMemory(
      CompiledContent content,
      HostSettings settings,
      StageMemory memory,
      AlertFold alerts,
      DetectionOutput output) {
    lineage = new Lineage(settings.lineage(), memory);
    signals =
        new SignalStage(content, settings.sequences(), lineage, memory, memory, alerts, output);
    detector = new HostDetector(content, lineage, signals, alerts, output);
  }

  void arrived(ProcessEvent event) {
    detector.onEvent(event);
    signals.decide(lineage.clock());
  }

  /** Nothing more comes. */
  void end() {
    signals.decide(Long.MAX_VALUE);
  }
}
