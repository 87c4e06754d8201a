package io.spawnwatch.job.lineage;

import io.spawnwatch.job.wire.ImmutableSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The processes of a pid, version 1: their number, then each in the form of {@link NodeCodec}. */
public final class ProcessSlotSerializer extends ImmutableSerializer<ProcessSlot> {

  /** The one instance that is needed. */
  public static final ProcessSlotSerializer INSTANCE = new ProcessSlotSerializer();

  @Override
  public void serialize(ProcessSlot slot, DataOutputView target) throws IOException {
    target.writeShort(slot.nodes().size());
    for (ProcessNode node : slot.nodes()) {
      NodeCodec.write(node, target);
    }
  }

  @Override
  public ProcessSlot deserialize(DataInputView source) throws IOException {
    int size = source.readShort();
    List<ProcessNode> nodes = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      nodes.add(NodeCodec.read(source));
    }
    return new ProcessSlot(List.copyOf(nodes));
  }

  @Override
  public TypeSerializerSnapshot<ProcessSlot> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ProcessSlot> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
