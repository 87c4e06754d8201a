package io.spawnwatch.job.lineage;

import io.spawnwatch.job.wire.ImmutableSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is known of a host, version 1. */
public final class HostStateSerializer extends ImmutableSerializer<HostState> {

  /** The one instance that is needed. */
  public static final HostStateSerializer INSTANCE = new HostStateSerializer();

  @Override
  public void serialize(HostState host, DataOutputView target) throws IOException {
    target.writeLong(host.clock());
    writeLongs(host.boots(), target);
    writeLongs(host.recent().hashes(), target);
    target.writeInt(host.recent().next());
    target.writeInt(host.processes());
    target.writeLong(host.observedClock());
    target.writeLong(host.silentSince());
    target.writeLong(host.securityOffset());
  }

  @Override
  public HostState deserialize(DataInputView source) throws IOException {
    return new HostState(
        source.readLong(),
        readLongs(source),
        new RecordWindow(readLongs(source), source.readInt()),
        source.readInt(),
        source.readLong(),
        source.readLong(),
        source.readLong());
  }

  private static void writeLongs(long[] numbers, DataOutputView target) throws IOException {
    target.writeInt(numbers.length);
    for (long number : numbers) {
      target.writeLong(number);
    }
  }

  private static long[] readLongs(DataInputView source) throws IOException {
    long[] numbers = new long[source.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = source.readLong();
    }
    return numbers;
  }

  @Override
  public TypeSerializerSnapshot<HostState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<HostState> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
