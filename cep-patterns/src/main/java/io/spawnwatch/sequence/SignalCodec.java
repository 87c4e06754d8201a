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

/** The binary form of a {@link SignalIndex}, version 1: its signals, longest-arrived first. */
public final class SignalCodec {

  private static final Field[] FIELDS = Field.values();

  private SignalCodec() {}

  /**
   * Writes the index.
   *
   * @throws IOException when the output does
   */
  public static void write(SignalIndex index, DataOutput out) throws IOException {
    out.writeInt(index.all().size());
    for (Signal signal : index.all()) {
      write(signal, out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when the input does, or ends early
   */
  public static SignalIndex read(DataInput in) throws IOException {
    SignalIndex index = new SignalIndex();
    for (int left = in.readInt(); left > 0; left--) {
      index.put(readSignal(in));
    }
    return index;
  }

  private static void write(Signal signal, DataOutput out) throws IOException {
    out.writeLong(signal.process().high());
    out.writeLong(signal.process().low());
    out.writeLong(signal.order().time());
    writeText(signal.order().channel(), out);
    out.writeLong(signal.order().recordId());
    out.writeLong(signal.order().fingerprint());
    writeTexts(signal.rules(), out);
    writeTexts(signal.reported(), out);
    out.writeByte(signal.values().size());
    for (Map.Entry<Field, List<String>> value : signal.values().entrySet()) {
      out.writeByte(value.getKey().ordinal());
      writeTexts(value.getValue(), out);
    }
  }

  private static Signal readSignal(DataInput in) throws IOException {
    ProcessGuid process = new ProcessGuid(in.readLong(), in.readLong());
    SignalOrder order = new SignalOrder(in.readLong(), readText(in), in.readLong(), in.readLong());
    HashSet<String> rules = new HashSet<>(readTexts(in));
    HashSet<String> reported = new HashSet<>(readTexts(in));
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    for (int left = in.readByte(); left > 0; left--) {
      values.put(FIELDS[in.readByte()], readTexts(in));
    }
    return new Signal(process, order, rules, values, reported);
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
