package io.spawnwatch.job.lineage;

/**
 * The processes of the current host. Point access only: nothing on the way of an event iterates.
 */
public interface LineageStore {

  /** The processes of a slot; {@link ProcessSlot#EMPTY} where there are none. */
  ProcessSlot get(long slot);

  /** Keeps the processes of a slot; an empty one is removed. */
  void put(long slot, ProcessSlot processes);

  /** What is known of the host; {@link HostState#unheard()} where nothing is. */
  HostState host();

  /** Keeps what is known of the host. */
  void putHost(HostState host);
}
