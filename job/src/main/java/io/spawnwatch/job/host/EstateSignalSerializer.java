package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.job.alert.EvidenceSerializer;
import io.spawnwatch.job.wire.ImmutableSerializer;
import io.spawnwatch.sequence.EstateGroup;
import io.spawnwatch.sequence.Signal;
import io.spawnwatch.sequence.SignalCodec;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Estate signals, version 1. */
public final class EstateSignalSerializer extends ImmutableSerializer<EstateSignal> {

  /** The one instance that is needed. */
  public static final EstateSignalSerializer INSTANCE = new EstateSignalSerializer();

  private static final ListSerializer<Evidence> EVIDENCE =
      new ListSerializer<>(EvidenceSerializer.INSTANCE);

  @Override
  public void serialize(EstateSignal signal, DataOutputView target) throws IOException {
    target.writeUTF(signal.key());
    EstateGroupCodec.write(signal.group(), target);
    SignalCodec.write(signal.signal(), target);
    EVIDENCE.serialize(signal.evidence(), target);
  }

  @Override
  public EstateSignal deserialize(DataInputView source) throws IOException {
    String key = source.readUTF();
    EstateGroup group = EstateGroupCodec.read(source);
    Signal signal = SignalCodec.read(source);
    List<Evidence> evidence = EVIDENCE.deserialize(source);
    return new EstateSignal(key, group, signal, evidence);
  }

  @Override
  public TypeSerializerSnapshot<EstateSignal> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<EstateSignal> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
