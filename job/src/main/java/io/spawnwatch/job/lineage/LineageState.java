package io.spawnwatch.job.lineage;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.RunnableWithException;

/**
 * The keyed state of the lineage; all calls concern the host of the current key. The names and
 * serializers are those of savepoints. A failure of the state is a {@link FlinkRuntimeException}.
 *
 * @param processes by slot
 * @param host what is known of the host as a whole
 * @param ancestors copies of those processes that others descend from, to be read at once
 */
public record LineageState(
    MapState<Long, ProcessSlot> processes,
    ValueState<HostState> host,
    ValueState<ProcessSlot> ancestors) {

  /** The name of the state that every host has which was heard of. */
  public static final String HOST = "host";

  /** The state of an operator. */
  public static LineageState of(RuntimeContext context) {
    return new LineageState(
        context.getMapState(
            new MapStateDescriptor<>(
                "processes", LongSerializer.INSTANCE, ProcessSlotSerializer.INSTANCE)),
        context.getState(new ValueStateDescriptor<>(HOST, HostStateSerializer.INSTANCE)),
        context.getState(new ValueStateDescriptor<>("ancestors", ProcessSlotSerializer.INSTANCE)));
  }

  /** The host, with its ancestors, which change only as the cache knows. */
  CachedHost read(String name) {
    try {
      HostState read = host.value();
      CachedHost cached = CachedHost.read(name, read);
      if (read != null) {
        cached.addAncestors(ancestors.value());
      }
      return cached;
    } catch (Exception e) {
      throw new FlinkRuntimeException("the state of a host cannot be read", e);
    }
  }

  /** The processes of a slot; null where there are none. */
  ProcessSlot read(long slot) {
    try {
      return processes.get(slot);
    } catch (Exception e) {
      throw new FlinkRuntimeException("processes of a host cannot be read", e);
    }
  }

  /** Gives each slot of the host with its processes: an iteration, for sweeps alone. */
  void forEach(BiConsumer<Long, ProcessSlot> action) {
    try {
      for (Map.Entry<Long, ProcessSlot> entry : processes.entries()) {
        action.accept(entry.getKey(), entry.getValue());
      }
    } catch (Exception e) {
      throw new FlinkRuntimeException("processes of a host cannot be read", e);
    }
  }

  /** Writes what is known of the host as a whole. */
  void write(HostState changed) {
    change(() -> host.update(changed.copy()));
  }

  /** Writes slots, or removes those that have no processes any more. */
  void write(List<CachedSlot> changed) {
    change(
        () -> {
          for (CachedSlot slot : changed) {
            write(slot);
          }
        });
  }

  private void write(CachedSlot slot) throws Exception {
    if (!slot.isEmpty()) {
      processes.put(slot.number(), slot.processes());
    } else if (slot.isStored()) {
      processes.remove(slot.number());
    }
  }

  /** Writes the ancestors, or removes them where there are none. */
  void writeAncestors(ProcessSlot all) {
    change(() -> ancestors.update(all.nodes().isEmpty() ? null : all));
  }

  /** Removes a slot, unread. */
  void remove(long slot) {
    change(() -> processes.remove(slot));
  }

  /** Forgets the host. */
  void clear() {
    processes.clear();
    host.clear();
    ancestors.clear();
  }

  private static void change(RunnableWithException write) {
    try {
      write.run();
    } catch (Exception e) {
      throw new FlinkRuntimeException("the state of a host cannot be written", e);
    }
  }
}
