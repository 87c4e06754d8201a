package io.spawnwatch.bench;

import io.spawnwatch.job.lineage.HostState;
import io.spawnwatch.job.lineage.LineageStore;
import io.spawnwatch.job.lineage.ProcessSlot;

/** What the lineage asks for, counted. */
record CountedStore(LineageStore store, StateCalls calls) implements LineageStore {

  @Override
  public ProcessSlot get(long slot) {
    calls.read();
    return store.get(slot);
  }

  @Override
  public ProcessSlot creators(long slot) {
    calls.read();
    return store.creators(slot);
  }

  @Override
  public void put(long slot, ProcessSlot processes) {
    calls.write();
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
