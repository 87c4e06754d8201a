package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.FoldSettings;
import io.spawnwatch.job.lineage.LineageSettings;
import java.io.Serializable;

/**
 * The settings of the stages that detect.
 *
 * @param lineage how long processes are kept, and what ends an activity's climb
 * @param cacheBytes heap for processes in front of the state backend
 * @param fold floors, quiet and update interval of findings
 * @param maskKey by which equal secrets get equal tags; null masks nothing
 * @param sequences how signals are kept
 */
public record HostSettings(
    LineageSettings lineage,
    long cacheBytes,
    FoldSettings fold,
    byte[] maskKey,
    SequenceSettings sequences)
    implements Serializable {

  /** The same for a run that ends with its input. */
  public HostSettings ofBoundedRun() {
    var bounded = new SequenceSettings(sequences.lateness(), sequences.maxSignals(), false);
    return new HostSettings(lineage, cacheBytes, fold, maskKey, bounded);
  }
}
