package io.spawnwatch.job.wire;

import io.spawnwatch.event.ProcessGuid;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Canonical ids of processes, version 1: 16 bytes. */
public final class ProcessGuidSerializer extends ImmutableSerializer<ProcessGuid> {

  /** The one instance that is needed. */
  public static final ProcessGuidSerializer INSTANCE = new ProcessGuidSerializer();

  @Override
  public void serialize(ProcessGuid guid, DataOutputView target) throws IOException {
    target.writeLong(guid.high());
    target.writeLong(guid.low());
  }

  @Override
  public ProcessGuid deserialize(DataInputView source) throws IOException {
    return new ProcessGuid(source.readLong(), source.readLong());
  }

  @Override
  public TypeSerializerSnapshot<ProcessGuid> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ProcessGuid> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
