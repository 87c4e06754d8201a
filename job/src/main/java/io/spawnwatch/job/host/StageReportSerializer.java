package io.spawnwatch.job.host;

import io.spawnwatch.job.wire.ImmutableSerializer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Reports of subtasks, version 1. */
public final class StageReportSerializer extends ImmutableSerializer<StageReport> {

  /** The one instance that is needed. */
  public static final StageReportSerializer INSTANCE = new StageReportSerializer();

  @Override
  public void serialize(StageReport report, DataOutputView target) throws IOException {
    target.writeUTF(report.set());
    target.writeUTF(report.stage());
    target.writeInt(report.subtask());
    target.writeInt(report.of());
    target.writeInt(report.shadow().size());
    for (Map.Entry<String, ShadowCount> rule : report.shadow().entrySet()) {
      target.writeUTF(rule.getKey());
      target.writeLong(rule.getValue().findings());
      target.writeLong(rule.getValue().tickets());
    }
  }

  @Override
  public StageReport deserialize(DataInputView source) throws IOException {
    String set = source.readUTF();
    String stage = source.readUTF();
    int subtask = source.readInt();
    int of = source.readInt();
    Map<String, ShadowCount> shadow = new HashMap<>();
    for (int i = source.readInt(); i > 0; i--) {
      shadow.put(source.readUTF(), new ShadowCount(source.readLong(), source.readLong()));
    }
    return new StageReport(set, stage, subtask, of, shadow);
  }

  @Override
  public TypeSerializerSnapshot<StageReport> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<StageReport> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
