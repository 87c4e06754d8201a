package io.spawnwatch.job.host;

import io.spawnwatch.sequence.EstateGroup;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The binary form of an estate group, version 1. */
final class EstateGroupCodec {

  private EstateGroupCodec() {}

  static void write(EstateGroup group, DataOutput out) throws IOException {
    out.writeUTF(group.sequence());
    out.writeByte(group.values().size());
    for (String value : group.values()) {
      // Not writeUTF: a command line may be longer than 64 KiB.
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  static EstateGroup read(DataInput in) throws IOException {
    String sequence = in.readUTF();
    List<String> values = new ArrayList<>();
    for (int left = in.readByte(); left > 0; left--) {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      values.add(new String(bytes, StandardCharsets.UTF_8));
    }
    return new EstateGroup(sequence, values);
  }
}
