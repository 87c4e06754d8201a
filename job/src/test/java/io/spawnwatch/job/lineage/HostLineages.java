package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;
import java.util.HashMap;
import java.util.Map;

/** The lineages of several hosts in memory, for tests that run real files. */
public final class HostLineages {

  private final Map<String, Lineage> lineages = new HashMap<>();

  /** Takes an event in; null unless it is a creation. */
  public Traced take(ProcessEvent event) {
    Lineage lineage =
        lineages.computeIfAbsent(
            event.host(), host -> new Lineage(LineageTest.SETTINGS, new MemoryStore()));
    if (lineage.isRedelivered(event)) {
      return null;
    }
    return switch (event.kind()) {
      case CREATION -> lineage.created(event);
      case EXIT -> {
        lineage.exited(event);
        yield null;
      }
      case BOOT -> {
        lineage.booted(event);
        yield null;
      }
    };
  }
}
