package io.spawnwatch.job.wire;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessEventCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a process event in the form of {@link ProcessEventCodec}. */
public final class ProcessEventSerializer extends ImmutableSerializer<ProcessEvent> {

  /** The one instance that is needed. */
  public static final ProcessEventSerializer INSTANCE = new ProcessEventSerializer();

  @Override
  public void serialize(ProcessEvent event, DataOutputView target) throws IOException {
    ProcessEventCodec.write(event, target);
  }

  @Override
  public ProcessEvent deserialize(DataInputView source) throws IOException {
    return ProcessEventCodec.read(source);
  }

  @Override
  public TypeSerializerSnapshot<ProcessEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ProcessEvent> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
