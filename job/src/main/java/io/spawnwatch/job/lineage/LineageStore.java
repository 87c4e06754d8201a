package io.spawnwatch.job.lineage;

/**
 * The processes of the current host. Point access only: nothing on the way of an event iterates.
 */
public interface LineageStore extends ProcessLookup {

  /** Keeps the processes of a slot; an empty one is removed. */
  void put(long slot, ProcessSlot processes);

  /** Keeps what is known of the host, which has changed in place. */
  void hostChanged();
}
