package io.spawnwatch.job.lineage;

/**
 * Corrects the times that Security events told before it was known by how much their clock is off:
 * when the process is looked at, because nothing but the sweep visits all of a host's.
 */
final class CorrectedStore implements LineageStore {

  private final LineageStore store;

  CorrectedStore(LineageStore store) {
    this.store = store;
  }

  @Override
  public ProcessSlot get(long slot) {
    return corrected(store.get(slot));
  }

  @Override
  public ProcessSlot creators(long slot) {
    return corrected(store.creators(slot));
  }

  private ProcessSlot corrected(ProcessSlot stored) {
    long offset = store.host().securityOffset();
    return offset == 0 || !stored.hasDoubtfulClock() ? stored : corrected(stored, offset);
  }

  private ProcessSlot corrected(ProcessSlot stored, long offset) {
    ProcessSlot slot = stored.corrected(offset);
    for (ProcessNode node : slot.nodes()) {
      slot = node.isPlaceholder() ? slot : Settlement.of(slot, store.host(), node);
    }
    return slot;
  }

  @Override
  public void put(long slot, ProcessSlot processes) {
    store.put(slot, processes);
  }

  @Override
  public HostState host() {
    return store.host();
  }

  @Override
  public void hostChanged() {
    store.hostChanged();
  }
}
