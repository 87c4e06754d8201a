package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;

/** A lineage in memory for the tests of other packages. */
public final class Lineages {

  private final Lineage lineage = new Lineage(LineageTest.SETTINGS, new MemoryStore());

  public Traced created(ProcessEvent event) {
    return lineage.created(event);
  }

  public static LineageSettings settings() {
    return LineageTest.SETTINGS;
  }
}
