package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.event.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who started whom on the current host. Keeps the process of every creation until it has ended and
 * nothing that lives descends from it.
 */
public final class Lineage {

  private final LineageSettings settings;
  private final LineageStore store;
  private final ParentResolution parents;

  public Lineage(LineageSettings settings, LineageStore store) {
    this.settings = settings;
    this.store = store;
    this.parents = new ParentResolution(store);
  }

  /** Whether the record was delivered before; remembers it. Records without an id are not known. */
  public boolean isRedelivered(ProcessEvent event) {
    HostState host = store.host();
    HostState now = event.isClockAhead() ? host : host.at(event.time());
    if (event.recordId() < 0) {
      store.putHost(now);
      return false;
    }
    long record = (event.recordId() * 31 + event.time()) * 31 + event.channel().hashCode();
    boolean isNew = host.recent().add(record);
    store.putHost(now);
    return !isNew;
  }

  /** A process was created. */
  public Traced created(ProcessEvent event) {
    ProcessText text = Texts.of(event);
    long slotId = ProcessSlot.of(event.pid(), text.sysmonGuid());
    ProcessSlot slot = slotId == ProcessEvent.UNKNOWN_PID ? ProcessSlot.EMPTY : store.get(slotId);
    ProcessNode known = Recognition.of(slot, event, timeOf(event), text);
    if (known == null || known.isOnlyAnExit()) {
      ProcessNode twin = offsetTwin(slot, event, known, text);
      known = twin == null ? known : twin;
    }
    long time = timeOf(event);
    if (BootSigns.tell(event)) {
      store.putHost(store.host().bootedAt(time));
    }
    return known != null && !known.isPlaceholder()
        ? twin(event, time, known, slotId, text)
        : first(event, time, known, slotId, text);
  }

  /** Finds out by how much the Security events' clock is off; null where there is no such twin. */
  private ProcessNode offsetTwin(
      ProcessSlot slot, ProcessEvent event, ProcessNode exit, ProcessText text) {
    long learnt = store.host().securityOffset();
    ProcessNode twin = Recognition.offsetTwin(slot, event, timeOf(event), text, learnt);
    if (twin == null) {
      return null;
    }
    long offset = ClockOffset.between(twin, event, timeOf(event), text, learnt);
    store.putHost(store.host().withSecurityOffset(offset));
    ProcessNode moved = event.provider() == Provider.SYSMON ? twin.shifted(offset) : twin;
    if (exit == null) {
      return moved;
    }
    store.put(ProcessSlot.of(event.pid(), text.sysmonGuid()), slot.without(exit));
    return moved.withEnd(exit.end());
  }

  /** By the clock of Sysmon, where the host's Security events were found to have another. */
  private long timeOf(ProcessEvent event) {
    boolean security = event.provider() == Provider.SECURITY;
    return security ? event.time() + store.host().securityOffset() : event.time();
  }

  private Traced first(
      ProcessEvent event, long time, ProcessNode placeholder, long slotId, ProcessText text) {
    ProcessNode parent = parents.resolve(event, time);
    ProcessNode creation = creation(event, time, slotId, text, parent);
    if (placeholder != null) {
      creation = placeholder.filled(creation);
    }
    keepCreation(slotId, creation);
    Set<ProcessGuid> corrected = placeholder == null ? Set.of() : Set.of(creation.guid());
    return new Traced(creation, ancestors(creation), true, corrected);
  }

  private Traced twin(
      ProcessEvent event, long time, ProcessNode known, long slotId, ProcessText text) {
    ProcessNode parent = isParentUnseen(known) ? parents.resolve(event, time) : null;
    ProcessNode twin = creation(event, time, slotId, text, parent);
    boolean moves = parent != null && !parent.guid().equals(known.parent());
    ProcessNode united = (moves ? known.withParentOf(twin) : known).united(twin);
    store.put(slotId, store.get(slotId).with(united));
    Set<ProcessGuid> corrected = moves ? Set.of(united.guid()) : Set.of();
    return new Traced(united, ancestors(united), false, corrected);
  }

  private boolean isParentUnseen(ProcessNode node) {
    if (node.parent() == null) {
      return true;
    }
    ProcessNode parent = store.get(node.parentSlot()).find(node.parent());
    return parent == null || parent.isPlaceholder();
  }

  private ProcessNode creation(
      ProcessEvent event, long time, long slotId, ProcessText text, ProcessNode parent) {
    ProcessGuid guid = GuidHash.of(event.host(), identity(event, slotId), time, 1);
    long parentSlot =
        parent == null
            ? ProcessEvent.UNKNOWN_PID
            : ProcessSlot.of(parent.pid(), parent.text().sysmonGuid());
    return new ProcessNode(
        guid,
        event.pid(),
        time,
        time,
        ProcessNode.UNKNOWN,
        time,
        parent == null ? null : parent.guid(),
        parentSlot,
        Activities.of(guid, parent, settings.sessionImages()),
        1 << event.provider().ordinal(),
        text);
  }

  /** A process without pid and guid is nobody's parent, and only itself. */
  private static long identity(ProcessEvent event, long slotId) {
    return slotId == ProcessEvent.UNKNOWN_PID ? event.fingerprint() : slotId;
  }

  private void keepCreation(long slotId, ProcessNode creation) {
    if (slotId == ProcessEvent.UNKNOWN_PID) {
      return;
    }
    // Read anew: resolving the parent may have changed the same slot.
    store.put(slotId, store.get(slotId).withCreation(creation));
    store.putHost(store.host().withProcesses(store.host().processes() + 1));
  }

  /** A process ended. */
  public void exited(ProcessEvent event) {
    ProcessText text = Texts.of(event);
    long slotId = ProcessSlot.of(event.pid(), text.sysmonGuid());
    if (slotId == ProcessEvent.UNKNOWN_PID) {
      return;
    }
    ProcessSlot slot = store.get(slotId);
    long time = timeOf(event);
    for (ProcessNode node : slot.nodes()) {
      boolean running = node.end() == ProcessNode.UNKNOWN || node.end() > time;
      boolean begun = node.known() <= time + LineageSettings.SKEW_MILLIS;
      if (running && begun && node.text().agreesWith(text)) {
        store.put(slotId, slot.with(node.withEnd(Math.max(time, node.known()))));
        return;
      }
    }
    if (slot.nodes().stream().noneMatch(node -> isEndOf(node, time, text))) {
      store.put(slotId, slot.with(endedBeforeKnown(event, time, slotId, text)));
    }
  }

  /** Whether the node's exit was told already, by the other provider or before. */
  private static boolean isEndOf(ProcessNode node, long time, ProcessText text) {
    return node.text().agreesWith(text)
        && Math.abs(node.end() - time) <= LineageSettings.TWIN_MILLIS;
  }

  /** Kept for a creation that comes after its exit. */
  private static ProcessNode endedBeforeKnown(
      ProcessEvent event, long time, long slotId, ProcessText text) {
    ProcessGuid guid = GuidHash.of(event.host(), slotId, time, 2);
    return new ProcessNode(
        guid,
        event.pid(),
        ProcessNode.UNKNOWN,
        time,
        time,
        time,
        null,
        ProcessEvent.UNKNOWN_PID,
        guid,
        0,
        text);
  }

  /** The host started: everything older has ended. */
  public void booted(ProcessEvent event) {
    store.putHost(store.host().bootedAt(timeOf(event)));
  }

  /** The known ancestors of a process, nearest first. */
  public List<ProcessNode> ancestors(ProcessNode process) {
    List<ProcessNode> ancestors = new ArrayList<>(6);
    ProcessNode node = process;
    while (node.parent() != null && ancestors.size() < settings.maxAncestors()) {
      node = store.get(node.parentSlot()).find(node.parent());
      if (node == null || ancestors.contains(node)) {
        break;
      }
      ancestors.add(node);
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

  /** The process as it is known now; null where it was removed. */
  public ProcessNode find(ProcessNode process) {
    long slot = ProcessSlot.of(process.pid(), process.text().sysmonGuid());
    return slot == ProcessEvent.UNKNOWN_PID ? null : store.get(slot).find(process.guid());
  }

  /** The host's newest event time, milliseconds. */
  public long clock() {
    return store.host().clock();
  }
}
