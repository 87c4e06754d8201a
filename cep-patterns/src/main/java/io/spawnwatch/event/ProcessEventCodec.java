package io.spawnwatch.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The binary form of a {@link ProcessEvent}, version 1: fixed-width numbers, then a bitmap of the
 * carried fields, then their values. Fields are known by their ordinal, so {@link Field} may only
 * grow at its end.
 */
public final class ProcessEventCodec {

  private static final Field[] FIELDS = Field.values();
  private static final ProcessEvent.Kind[] KINDS = ProcessEvent.Kind.values();
  private static final Provider[] PROVIDERS = Provider.values();

  private ProcessEventCodec() {}

  /**
   * Writes the event.
   *
   * @throws IOException when the output does
   */
  public static void write(ProcessEvent event, DataOutput out) throws IOException {
    out.writeByte(event.kind().ordinal());
    out.writeByte(event.provider().ordinal());
    out.writeBoolean(event.isClockAhead());
    out.writeLong(event.time());
    out.writeLong(event.recordId());
    out.writeLong(event.pid());
    out.writeLong(event.parentPid());
    out.writeLong(event.fingerprint());
    writeString(event.host(), out);
    writeString(event.channel(), out);
    writeString(event.origin().source(), out);
    out.writeInt(event.origin().partition());
    out.writeLong(event.origin().offset());
    writeValues(event, out);
  }

  private static void writeValues(ProcessEvent event, DataOutput out) throws IOException {
    long carried = 0;
    for (Field field : FIELDS) {
      if (event.carried(field) != null) {
        carried |= 1L << field.ordinal();
      }
    }
    out.writeLong(carried);
    for (long left = carried; left != 0; left &= left - 1) {
      writeString(event.carried(FIELDS[Long.numberOfTrailingZeros(left)]), out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when the input does, or ends early
   */
  public static ProcessEvent read(DataInput in) throws IOException {
    ProcessEventBuilder builder =
        ProcessEvent.builder()
            .kind(KINDS[in.readByte()])
            .provider(PROVIDERS[in.readByte()])
            .clockAhead(in.readBoolean())
            .time(in.readLong())
            .recordId(in.readLong())
            .pid(in.readLong())
            .parentPid(in.readLong())
            .fingerprint(in.readLong());
    builder.host = readString(in);
    builder.channel = readString(in);
    builder.origin(new Origin(readString(in), in.readInt(), in.readLong()));
    for (long left = in.readLong(); left != 0; left &= left - 1) {
      builder.values[Long.numberOfTrailingZeros(left)] = readString(in);
    }
    return builder.build();
  }

  /** UTF-8, for which the JDK has fast ways; a lone surrogate becomes a question mark. */
  private static void writeString(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readString(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
