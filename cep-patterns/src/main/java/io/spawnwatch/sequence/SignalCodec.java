package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessGuid;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The binary form of a {@link Signal}, version 1. */
public final class SignalCodec {

  private static final Field[] FIELDS = Field.values();

  private SignalCodec() {}

  /**
   * Writes the signal.
   *
   * @throws IOException when the output does
   */
  public static void write(Signal signal, DataOutput out) throws IOException {
    writeGuid(signal.process(), out);
    out.writeLong(signal.order().time());
    writeText(signal.order().channel(), out);
    out.writeLong(signal.order().recordId());
    out.writeLong(signal.order().fingerprint());
    out.writeLong(signal.arrival());
    writeTexts(signal.rules(), out);
    writeTexts(signal.reported(), out);
    out.writeByte(signal.values().size());
    for (Map.Entry<Field, List<String>> value : signal.values().entrySet()) {
      out.writeByte(value.getKey().ordinal());
      writeTexts(value.getValue(), out);
    }
    out.writeInt(signal.lineage().size());
    for (ProcessGuid process : signal.lineage()) {
      writeGuid(process, out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when the input does, or ends early
   */
  public static Signal read(DataInput in) throws IOException {
    ProcessGuid process = readGuid(in);
    SignalOrder order = new SignalOrder(in.readLong(), readText(in), in.readLong(), in.readLong());
    long arrival = in.readLong();
    Set<String> rules = new HashSet<>(readTexts(in));
    Set<String> reported = new HashSet<>(readTexts(in));
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    for (int left = in.readByte(); left > 0; left--) {
      values.put(FIELDS[in.readByte()], readTexts(in));
    }
    List<ProcessGuid> lineage = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      lineage.add(readGuid(in));
    }
    return new Signal(process, order, arrival, rules, values, lineage, reported);
  }

  private static void writeGuid(ProcessGuid guid, DataOutput out) throws IOException {
    out.writeLong(guid.high());
    out.writeLong(guid.low());
  }

  private static ProcessGuid readGuid(DataInput in) throws IOException {
    return new ProcessGuid(in.readLong(), in.readLong());
  }

  private static void writeTexts(Collection<String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      writeText(text, out);
    }
  }

  private static List<String> readTexts(DataInput in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(readText(in));
    }
    return texts;
  }

  /** Not {@code writeUTF}: a command line may be longer than 64 KiB. */
  private static void writeText(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
