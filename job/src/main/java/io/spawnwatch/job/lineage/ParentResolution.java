package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessGuid;

/** Finds the creator that an event tells of, or makes a placeholder for it. */
final class ParentResolution {

  private final LineageStore store;
  private final Creators creators;

  ParentResolution(LineageStore store, Creators creators) {
    this.store = store;
    this.creators = creators;
  }

  /**
   * The creator, which is noted to have run; null where the event tells of none.
   *
   * @param children how many more children the event makes: 0 for a twin
   */
  ProcessNode resolve(Told told, int children) {
    ParentClaim claim = told.claim();
    if (claim == null) {
      return null;
    }
    ProcessNode found = creators.find(claim, told.time());
    ProcessNode known = found == null ? placeholder(told) : found;
    ProcessNode parent = known.usedAt(told.time(), told.parent(), children);
    if (parent != found) {
      long slot = found == null ? claim.slot() : Creators.slotOf(found);
      store.put(slot, store.get(slot).with(parent));
    }
    return parent;
  }

  private ProcessNode placeholder(Told told) {
    long slot = told.claim().slot();
    ProcessGuid wanted = GuidHash.of(told.event().host(), slot, told.time(), 0);
    ProcessGuid guid = store.get(slot).free(wanted, told.time());
    Lifetime life = Lifetime.around(told.time());
    int clock = Telling.clockOf(told.telling());
    return ProcessNode.placeholder(guid, told.event().parentPid(), life, clock, told.parent());
  }
}
