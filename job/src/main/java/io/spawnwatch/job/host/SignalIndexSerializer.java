package io.spawnwatch.job.host;

import io.spawnwatch.job.wire.ImmutableSerializer;
import io.spawnwatch.sequence.SignalCodec;
import io.spawnwatch.sequence.SignalIndex;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The signals of a host, version 1. What is in state is never changed in place: {@link
 * KeyedSignalStore} hands out copies.
 */
public final class SignalIndexSerializer extends ImmutableSerializer<SignalIndex> {

  /** The one instance that is needed. */
  public static final SignalIndexSerializer INSTANCE = new SignalIndexSerializer();

  @Override
  public void serialize(SignalIndex signals, DataOutputView target) throws IOException {
    SignalCodec.write(signals, target);
  }

  @Override
  public SignalIndex deserialize(DataInputView source) throws IOException {
    return SignalCodec.read(source);
  }

  @Override
  public TypeSerializerSnapshot<SignalIndex> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SignalIndex> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
