package io.spawnwatch.job.ticket;

import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.wire.ImmutableSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Messages that wait for the ticketing system, version 1. */
public final class RawRecordSerializer extends ImmutableSerializer<RawRecord> {

  /** The one instance that is needed. */
  public static final RawRecordSerializer INSTANCE = new RawRecordSerializer();

  @Override
  public void serialize(RawRecord record, DataOutputView target) throws IOException {
    target.writeInt(record.bytes().length);
    target.write(record.bytes());
    target.writeUTF(record.source());
    target.writeInt(record.partition());
    target.writeLong(record.offset());
  }

  @Override
  public RawRecord deserialize(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return new RawRecord(bytes, source.readUTF(), source.readInt(), source.readLong());
  }

  @Override
  public TypeSerializerSnapshot<RawRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RawRecord> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
