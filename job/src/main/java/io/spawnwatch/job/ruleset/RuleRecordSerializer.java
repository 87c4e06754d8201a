package io.spawnwatch.job.ruleset;

import io.spawnwatch.job.wire.ImmutableSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Records of the rule topics, version 1. */
public final class RuleRecordSerializer extends ImmutableSerializer<RuleRecord> {

  /** The one instance that is needed. */
  public static final RuleRecordSerializer INSTANCE = new RuleRecordSerializer();

  private static final int ABSENT = -1;

  @Override
  public void serialize(RuleRecord record, DataOutputView target) throws IOException {
    target.writeBoolean(record.isManifest());
    write(record.key(), target);
    write(record.text(), target);
  }

  private static void write(String text, DataOutputView target) throws IOException {
    if (text == null) {
      target.writeInt(ABSENT);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public RuleRecord deserialize(DataInputView source) throws IOException {
    return new RuleRecord(source.readBoolean(), read(source), read(source));
  }

  private static String read(DataInputView source) throws IOException {
    int length = source.readInt();
    if (length == ABSENT) {
      return null;
    }
    byte[] bytes = new byte[length];
    source.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public TypeSerializerSnapshot<RuleRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RuleRecord> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
