package io.spawnwatch.job.host;

import io.spawnwatch.job.wire.ImmutableSerializer;
import io.spawnwatch.job.wire.ProcessGuidSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Undecided completions, version 1. */
public final class UndecidedSerializer extends ImmutableSerializer<Undecided> {

  /** The one instance that is needed. */
  public static final UndecidedSerializer INSTANCE = new UndecidedSerializer();

  @Override
  public void serialize(Undecided undecided, DataOutputView target) throws IOException {
    target.writeInt(undecided.all().size());
    for (Undecided.Candidate candidate : undecided.all()) {
      target.writeUTF(candidate.sequence());
      ProcessGuidSerializer.INSTANCE.serialize(candidate.last(), target);
      target.writeLong(candidate.deadline());
    }
    target.writeLong(undecided.clock());
    target.writeLong(undecided.since());
  }

  @Override
  public Undecided deserialize(DataInputView source) throws IOException {
    List<Undecided.Candidate> all = new ArrayList<>();
    for (int left = source.readInt(); left > 0; left--) {
      String sequence = source.readUTF();
      var last = ProcessGuidSerializer.INSTANCE.deserialize(source);
      all.add(new Undecided.Candidate(sequence, last, source.readLong()));
    }
    return new Undecided(all, source.readLong(), source.readLong());
  }

  @Override
  public TypeSerializerSnapshot<Undecided> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Undecided> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
