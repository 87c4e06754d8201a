package io.spawnwatch.job.alert;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessEventCodec;
import io.spawnwatch.job.lineage.NodeCodec;
import io.spawnwatch.job.lineage.ProcessNode;
import io.spawnwatch.job.wire.ImmutableSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Evidence, version 1. */
public final class EvidenceSerializer extends ImmutableSerializer<Evidence> {

  /** The one instance that is needed. */
  public static final EvidenceSerializer INSTANCE = new EvidenceSerializer();

  @Override
  public void serialize(Evidence evidence, DataOutputView target) throws IOException {
    target.writeUTF(evidence.ruleId());
    ProcessEventCodec.write(evidence.event(), target);
    NodeCodec.write(evidence.process(), target);
    target.writeByte(evidence.ancestors().size());
    for (ProcessNode ancestor : evidence.ancestors()) {
      NodeCodec.write(ancestor, target);
    }
  }

  @Override
  public Evidence deserialize(DataInputView source) throws IOException {
    String ruleId = source.readUTF();
    ProcessEvent event = ProcessEventCodec.read(source);
    ProcessNode process = NodeCodec.read(source);
    int size = source.readByte();
    List<ProcessNode> ancestors = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      ancestors.add(NodeCodec.read(source));
    }
    return new Evidence(ruleId, event, process, ancestors);
  }

  @Override
  public TypeSerializerSnapshot<Evidence> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Evidence> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
