package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessGuid;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The binary form of a process, version 1: numbers at fixed width, then texts in UTF-8. */
public final class NodeCodec {

  private static final int NO_TEXT = -1;

  private NodeCodec() {}

  /**
   * Writes the process.
   *
   * @throws IOException when the output does
   */
  public static void write(ProcessNode node, DataOutput out) throws IOException {
    writeGuid(node.guid(), out);
    out.writeLong(node.pid());
    out.writeLong(node.start());
    out.writeLong(node.known());
    out.writeLong(node.end());
    out.writeLong(node.used());
    out.writeBoolean(node.parent() != null);
    if (node.parent() != null) {
      writeGuid(node.parent(), out);
      out.writeLong(node.parentSlot());
    }
    writeGuid(node.activity(), out);
    out.writeByte(node.told());
    writeText(node.text().image(), out);
    writeText(node.text().commandLine(), out);
    writeText(node.text().user(), out);
    writeText(node.text().integrityLevel(), out);
    writeText(node.text().sysmonGuid(), out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when the input does, or ends early
   */
  public static ProcessNode read(DataInput in) throws IOException {
    ProcessGuid guid = readGuid(in);
    long pid = in.readLong();
    long start = in.readLong();
    long known = in.readLong();
    long end = in.readLong();
    long used = in.readLong();
    boolean hasParent = in.readBoolean();
    ProcessGuid parent = hasParent ? readGuid(in) : null;
    long parentSlot = hasParent ? in.readLong() : -1;
    ProcessGuid activity = readGuid(in);
    int told = in.readByte();
    ProcessText text =
        new ProcessText(readText(in), readText(in), readText(in), readText(in), readText(in));
    return new ProcessNode(
        guid, pid, start, known, end, used, parent, parentSlot, activity, told, text);
  }

  private static void writeGuid(ProcessGuid guid, DataOutput out) throws IOException {
    out.writeLong(guid.high());
    out.writeLong(guid.low());
  }

  private static ProcessGuid readGuid(DataInput in) throws IOException {
    return new ProcessGuid(in.readLong(), in.readLong());
  }

  private static void writeText(String text, DataOutput out) throws IOException {
    if (text == null) {
      out.writeInt(NO_TEXT);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInput in) throws IOException {
    int length = in.readInt();
    if (length == NO_TEXT) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
