package io.spawnwatch.job.lineage;

import io.spawnwatch.job.wire.ImmutableSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is known of a host, version 2. Version 1 had no facts; it is read on a restore. */
public final class HostStateSerializer extends ImmutableSerializer<HostState> {

  /** The one instance that is needed. */
  public static final HostStateSerializer INSTANCE = new HostStateSerializer(Snapshot.WITH_FACTS);

  private final int version;

  private HostStateSerializer(int version) {
    this.version = version;
  }

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
    if (version >= Snapshot.WITH_FACTS) {
      host.facts().write(target);
    }
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
        source.readLong(),
        version >= Snapshot.WITH_FACTS ? HostFacts.read(source) : new HostFacts());
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
    return new Snapshot(version);
  }

  /** Which version a savepoint holds: one of another is written anew on the restore. */
  public static final class Snapshot implements TypeSerializerSnapshot<HostState> {

    /** Version 1 was told by the snapshot's own version alone, Flink's of simple snapshots. */
    private static final int WITHOUT_FACTS = 3;

    private static final int WITH_FACTS = 4;

    private int version;

    /** For Flink, which then reads it. */
    public Snapshot() {
      this(WITH_FACTS);
    }

    private Snapshot(int version) {
      this.version = version;
    }

    @Override
    public int getCurrentVersion() {
      return version;
    }

    @Override
    public void writeSnapshot(DataOutputView out) {}

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader)
        throws IOException {
      if (readVersion != WITHOUT_FACTS && readVersion != WITH_FACTS) {
        throw new IOException("host state of an unknown version: " + readVersion);
      }
      version = readVersion;
    }

    @Override
    public TypeSerializer<HostState> restoreSerializer() {
      return new HostStateSerializer(version);
    }

    @Override
    public TypeSerializerSchemaCompatibility<HostState> resolveSchemaCompatibility(
        TypeSerializerSnapshot<HostState> old) {
      return old instanceof Snapshot stored && stored.version == version
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
  }
}
