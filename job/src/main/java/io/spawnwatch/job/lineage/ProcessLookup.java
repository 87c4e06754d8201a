package io.spawnwatch.job.lineage;

/** Reads the processes of the current host. */
public interface ProcessLookup {

  /** The processes of a slot; {@link ProcessSlot#EMPTY} where there are none. */
  ProcessSlot get(long slot);

  /** What is known of the host; {@link HostState#unheard()} where nothing is. */
  HostState host();
}
