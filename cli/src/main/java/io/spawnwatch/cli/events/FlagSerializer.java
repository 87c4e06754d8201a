package io.spawnwatch.cli.events;

import java.util.function.Function;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes as one byte what a flag says all of. */
final class FlagSerializer<T> implements SimpleVersionedSerializer<T> {

  private final Function<T, Boolean> toFlag;
  private final Function<Boolean, T> fromFlag;

  FlagSerializer(Function<T, Boolean> toFlag, Function<Boolean, T> fromFlag) {
    this.toFlag = toFlag;
    this.fromFlag = fromFlag;
  }

  @Override
  public int getVersion() {
    return 1;
  }

  @Override
  public byte[] serialize(T value) {
    return new byte[] {(byte) (toFlag.apply(value) ? 1 : 0)};
  }

  @Override
  public T deserialize(int version, byte[] serialized) {
    return fromFlag.apply(serialized[0] == 1);
  }
}
