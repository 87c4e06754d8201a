package io.spawnwatch.job.lineage;

/** Reads the processes of the current host. */
public interface ProcessLookup {

  /** The processes of a slot; {@link ProcessSlot#EMPTY} where there are none. */
  ProcessSlot get(long slot);

  /**
   * The processes of a slot, one of which may be the creator of another: it is needed for as long
   * as that, and likely to be looked for again.
   */
  default ProcessSlot creators(long slot) {
    return get(slot);
  }

  /** What is known of the host; {@link HostState#unheard()} where nothing is. */
  HostState host();
}
