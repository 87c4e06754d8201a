package io.spawnwatch.job.host;

import io.spawnwatch.job.wire.ImmutableSerializer;
import io.spawnwatch.sequence.Signal;
import io.spawnwatch.sequence.SignalCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Signals, version 1: the form of {@link SignalCodec}. */
public final class SignalSerializer extends ImmutableSerializer<Signal> {

  /** The one instance that is needed. */
  public static final SignalSerializer INSTANCE = new SignalSerializer();

  @Override
  public void serialize(Signal signal, DataOutputView target) throws IOException {
    SignalCodec.write(signal, target);
  }

  @Override
  public Signal deserialize(DataInputView source) throws IOException {
    return SignalCodec.read(source);
  }

  @Override
  public TypeSerializerSnapshot<Signal> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Signal> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
