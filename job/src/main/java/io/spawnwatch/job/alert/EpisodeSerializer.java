package io.spawnwatch.job.alert;

import io.spawnwatch.job.wire.ImmutableSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Episodes, version 1. */
public final class EpisodeSerializer extends ImmutableSerializer<Episode> {

  /** The one instance that is needed. */
  public static final EpisodeSerializer INSTANCE = new EpisodeSerializer();

  @Override
  public void serialize(Episode episode, DataOutputView target) throws IOException {
    target.writeUTF(episode.uid());
    target.writeLong(episode.count());
    target.writeInt(episode.messages());
    target.writeLong(episode.first());
    target.writeLong(episode.last());
    target.writeLong(episode.published());
    target.writeInt(episode.recent().length);
    for (long hash : episode.recent()) {
      target.writeLong(hash);
    }
  }

  @Override
  public Episode deserialize(DataInputView source) throws IOException {
    String uid = source.readUTF();
    long count = source.readLong();
    int messages = source.readInt();
    long first = source.readLong();
    long last = source.readLong();
    long published = source.readLong();
    long[] recent = new long[source.readInt()];
    for (int i = 0; i < recent.length; i++) {
      recent[i] = source.readLong();
    }
    return new Episode(uid, count, messages, first, last, published, recent);
  }

  @Override
  public TypeSerializerSnapshot<Episode> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Episode> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
