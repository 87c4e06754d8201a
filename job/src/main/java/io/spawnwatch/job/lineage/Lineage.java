package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.event.Provider;
import java.util.ArrayList;
import java.util.List;

/**
 * Who started whom on the current host. Keeps the process of every creation until it has ended and
 * nothing that lives descends from it.
 */
public final class Lineage {

  private final LineageSettings settings;
  private final LineageStore store;
  private final Creators creators;
  private final ParentResolution parents;
  private final Exits exits;

  public Lineage(LineageSettings settings, LineageStore store) {
    this.settings = settings;
    this.store = new CorrectedStore(store);
    this.creators = new Creators(this.store);
    this.parents = new ParentResolution(this.store, creators);
    this.exits = new Exits(this.store);
  }

  /**
   * Whether the record was delivered before; remembers it, and counts it among the host's facts if
   * it was not. Records without an id are not known.
   */
  public boolean isRedelivered(ProcessEvent event) {
    HostState host = store.host();
    boolean isNew = event.recordId() < 0 || host.recent().add(hash(event));
    if (isNew) {
      host.facts().saw(event);
    }
    if (!event.isClockAhead()) {
      host.advanceTo(timeOf(event));
    }
    store.hostChanged();
    return !isNew;
  }

  private static long hash(ProcessEvent event) {
    return (event.recordId() * 31 + event.time()) * 31 + event.channel().hashCode();
  }

  /** A process was created. */
  public Traced created(ProcessEvent event) {
    Told told = told(event);
    ProcessSlot slot = told.canBeFound() ? store.get(told.slot()) : ProcessSlot.EMPTY;
    ProcessNode twin = Recognition.twin(slot, told);
    if (twin == null) {
      twin = offsetTwin(slot, told);
      told = told(event);
    }
    boolean booted = BootSigns.tell(event) && boots(told.time());
    Traced traced = twin == null ? first(told, slot) : twin(told, twin);
    return booted ? traced.withChangedTree() : traced;
  }

  /** Finds out by how much the Security events' clock is off; null where there is no such twin. */
  private ProcessNode offsetTwin(ProcessSlot slot, Told told) {
    ProcessNode twin = Recognition.offsetTwin(slot, told);
    if (twin == null) {
      return null;
    }
    long more = ClockOffset.between(twin, told);
    boolean nodeIsOff = told.event().provider() == Provider.SYSMON;
    store.host().securityOffsetIs(ClockOffset.added(twin, told) + more);
    store.hostChanged();
    return nodeIsOff ? twin.corrected(more) : twin;
  }

  private Told told(ProcessEvent event) {
    int telling = Telling.of(event.provider(), store.host().securityOffset());
    return Told.of(event, timeOf(event), telling);
  }

  /** By the clock of Sysmon, where the host's Security events were found to have another. */
  private long timeOf(ProcessEvent event) {
    boolean security = event.provider() == Provider.SECURITY;
    return security ? event.time() + store.host().securityOffset() : event.time();
  }

  private Traced first(Told told, ProcessSlot slot) {
    ProcessNode placeholder = Recognition.placeholder(slot, store.host(), told);
    ProcessNode parent = parents.resolve(told, 1);
    // Another process of the pid may have begun at that very time, where times are cut to seconds.
    ProcessGuid guid = slot.free(told.guid(), told.time());
    ProcessNode creation = ProcessNode.created(guid, told, parent, activity(guid, parent));
    if (placeholder != null) {
      creation = ProcessMerge.filled(placeholder, creation);
    }
    boolean changesTree = placeholder != null || isLate(told.time()) && !slot.nodes().isEmpty();
    if (!told.canBeFound()) {
      return new Traced(creation, ancestors(creation), true, changesTree, 0);
    }
    store.host().processesAre(store.host().processes() + 1);
    store.hostChanged();
    return settled(told, creation, true, changesTree);
  }

  /** Puts a process among those of its pid, where it explains what was known without it. */
  private Traced settled(Told told, ProcessNode process, boolean first, boolean changesTree) {
    // Read anew: resolving the parent may have changed the same slot.
    ProcessSlot before = store.get(told.slot());
    ProcessSlot after = Settlement.of(before, store.host(), process);
    store.put(told.slot(), after);
    ProcessNode settled = after.find(process.guid());
    int found = before.orphans() - after.orphans();
    return new Traced(settled, ancestors(settled), first, changesTree || found > 0, found);
  }

  private ProcessGuid activity(ProcessGuid own, ProcessNode parent) {
    return Activities.of(own, parent, settings.sessionImages());
  }

  /** Whether events that happened later have been taken in. */
  private boolean isLate(long time) {
    return time < store.host().clock();
  }

  private Traced twin(Told told, ProcessNode known) {
    ProcessNode united = ProcessMerge.united(known, told);
    united = united.withParent(parents.resolve(told.unitedWith(united), 0));
    boolean moves = united.parent() != null && !united.parent().equals(known.parent());
    return settled(told, united, false, moves);
  }

  /**
   * A process ended.
   *
   * @return whether that may change who is whose creator
   */
  public boolean exited(ProcessEvent event) {
    return exits.exited(told(event));
  }

  /**
   * The host started: everything older has ended.
   *
   * @return whether that may change who is whose creator
   */
  public boolean booted(ProcessEvent event) {
    return boots(timeOf(event));
  }

  private boolean boots(long time) {
    store.host().bootedAt(time);
    store.hostChanged();
    return isLate(time);
  }

  /** The known ancestors of a process, nearest first. */
  public List<ProcessNode> ancestors(ProcessNode process) {
    List<ProcessNode> ancestors = new ArrayList<>(6);
    ProcessNode node = creators.of(process);
    while (node != null && ancestors.size() < settings.maxAncestors()) {
      if (contains(ancestors, node) || node.guid().equals(process.guid())) {
        break;
      }
      ProcessNode next = creators.of(node);
      ancestors.add(node.withParent(next));
      node = next;
    }
    return ancestors;
  }

  /**
   * The root of a process by the tree of now: by it sequences join. The activity that was given to
   * a process depends on what had arrived by then; this does not.
   */
  public ProcessGuid root(Traced traced) {
    return Activities.root(traced.process(), traced.ancestors(), settings.sessionImages());
  }

  private static boolean contains(List<ProcessNode> nodes, ProcessNode node) {
    for (ProcessNode other : nodes) {
      if (other.guid().equals(node.guid())) {
        return true;
      }
    }
    return false;
  }

  /** The process as it is known now; null where it was removed. */
  public ProcessNode find(ProcessNode process) {
    long slot = Creators.slotOf(process);
    ProcessNode found =
        slot == ProcessEvent.UNKNOWN_PID ? null : store.get(slot).find(process.guid());
    return found == null ? null : found.withParent(creators.of(found));
  }

  /** The host's newest event time, milliseconds. */
  public long clock() {
    return store.host().clock();
  }
}
