package io.spawnwatch.job.host;

import io.spawnwatch.job.wire.ImmutableSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Groups of the estate, version 1. */
public final class EstateGroupStateSerializer extends ImmutableSerializer<EstateGroupState> {

  /** The one instance that is needed. */
  public static final EstateGroupStateSerializer INSTANCE = new EstateGroupStateSerializer();

  @Override
  public void serialize(EstateGroupState state, DataOutputView target) throws IOException {
    EstateGroupCodec.write(state.group(), target);
    target.writeLong(state.clock());
    target.writeLong(state.heard());
  }

  @Override
  public EstateGroupState deserialize(DataInputView source) throws IOException {
    return new EstateGroupState(
        EstateGroupCodec.read(source), source.readLong(), source.readLong());
  }

  @Override
  public TypeSerializerSnapshot<EstateGroupState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<EstateGroupState> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
