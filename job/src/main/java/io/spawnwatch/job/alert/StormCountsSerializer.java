package io.spawnwatch.job.alert;

import io.spawnwatch.job.wire.ImmutableSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Storm counts, version 1. */
public final class StormCountsSerializer extends ImmutableSerializer<StormCounts> {

  /** The one instance that is needed. */
  public static final StormCountsSerializer INSTANCE = new StormCountsSerializer();

  @Override
  public void serialize(StormCounts counts, DataOutputView target) throws IOException {
    target.writeInt(counts.hours().size());
    for (StormHour hour : counts.hours()) {
      target.writeLong(hour.begin());
      target.writeInt(hour.messages());
      target.writeInt(hour.byRule().size());
      for (Map.Entry<String, Integer> rule : hour.byRule().entrySet()) {
        target.writeUTF(rule.getKey());
        target.writeInt(rule.getValue());
      }
      target.writeInt(hour.announced().size());
      for (String rule : hour.announced()) {
        target.writeUTF(rule);
      }
    }
  }

  @Override
  public StormCounts deserialize(DataInputView source) throws IOException {
    int size = source.readInt();
    List<StormHour> hours = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      hours.add(hour(source));
    }
    return new StormCounts(hours);
  }

  private static StormHour hour(DataInputView source) throws IOException {
    long begin = source.readLong();
    int messages = source.readInt();
    Map<String, Integer> byRule = new HashMap<>();
    for (int left = source.readInt(); left > 0; left--) {
      byRule.put(source.readUTF(), source.readInt());
    }
    Set<String> announced = new HashSet<>();
    for (int left = source.readInt(); left > 0; left--) {
      announced.add(source.readUTF());
    }
    return new StormHour(begin, messages, byRule, announced);
  }

  @Override
  public TypeSerializerSnapshot<StormCounts> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<StormCounts> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
