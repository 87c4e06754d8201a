package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessGuid;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The binary form of a process, version 1: a byte of flags, the ids, times as variable-length
 * differences from the earliest, then texts in UTF-8. Small, because it is written for every
 * process.
 */
public final class NodeCodec {

  private static final int HAS_START = 1;
  private static final int HAS_END = 2;
  private static final int HAS_PARENT = 4;
  private static final int HAS_CLAIM = 8;
  private static final int IS_ROOT = 16;
  private static final int HAS_ORPHANS = 32;
  private static final int CLAIM_IN_FULL = 64;

  private NodeCodec() {}

  /**
   * Writes the process.
   *
   * @throws IOException when the output does
   */
  public static void write(ProcessNode node, DataOutput out) throws IOException {
    int flags = flags(node);
    out.writeByte(flags);
    VarNumbers.write(node.told(), out);
    writeGuid(node.guid(), out);
    VarNumbers.write(node.pid() + 1, out);
    writeLife(node.life(), out);
    if (node.parent() != null) {
      writeGuid(node.parent(), out);
    }
    if (node.claim() != null) {
      writeClaim(node.claim(), out);
    }
    if ((flags & IS_ROOT) == 0) {
      writeGuid(node.activity(), out);
    }
    if (node.orphans() > 0) {
      VarNumbers.write(node.orphans(), out);
    }
    writeText(node.text(), out);
  }

  private static int flags(ProcessNode node) {
    ParentClaim claim = node.claim();
    return (node.isPlaceholder() ? 0 : HAS_START)
        | (node.hasEnd() ? HAS_END : 0)
        | (node.parent() != null ? HAS_PARENT : 0)
        | (claim != null ? HAS_CLAIM : 0)
        | (node.activity().equals(node.guid()) ? IS_ROOT : 0)
        | (node.orphans() > 0 ? HAS_ORPHANS : 0)
        | (claim != null && isInFull(claim) ? CLAIM_IN_FULL : 0);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when the input does, or ends early
   */
  public static ProcessNode read(DataInput in) throws IOException {
    int flags = in.readUnsignedByte();
    int told = (int) VarNumbers.read(in);
    ProcessGuid guid = readGuid(in);
    long pid = VarNumbers.read(in) - 1;
    Lifetime life = readLife(flags, in);
    ProcessGuid parent = has(flags, HAS_PARENT) ? readGuid(in) : null;
    ParentClaim claim = has(flags, HAS_CLAIM) ? readClaim(has(flags, CLAIM_IN_FULL), in) : null;
    ProcessGuid activity = has(flags, IS_ROOT) ? guid : readGuid(in);
    int orphans = has(flags, HAS_ORPHANS) ? (int) VarNumbers.read(in) : 0;
    return new ProcessNode(guid, pid, life, claim, parent, activity, told, orphans, readText(in));
  }

  private static boolean has(int flags, int flag) {
    return (flags & flag) != 0;
  }

  private static void writeLife(Lifetime life, DataOutput out) throws IOException {
    out.writeLong(life.known());
    VarNumbers.write(life.used() - life.known(), out);
    if (life.start() != ProcessNode.UNKNOWN) {
      VarNumbers.write(life.start() - life.known(), out);
    }
    if (life.end() != ProcessNode.UNKNOWN) {
      VarNumbers.write(life.end() - life.known(), out);
    }
  }

  private static Lifetime readLife(int flags, DataInput in) throws IOException {
    long known = in.readLong();
    long used = known + VarNumbers.read(in);
    long start = has(flags, HAS_START) ? known + VarNumbers.read(in) : ProcessNode.UNKNOWN;
    long end = has(flags, HAS_END) ? known + VarNumbers.read(in) : ProcessNode.UNKNOWN;
    return new Lifetime(start, known, end, used);
  }

  /** Only Sysmon tells more than the image. */
  private static boolean isInFull(ParentClaim claim) {
    return claim.slot() < 0 || claim.command() != 0 || claim.guid() != 0;
  }

  private static void writeClaim(ParentClaim claim, DataOutput out) throws IOException {
    out.writeInt(claim.image());
    if (!isInFull(claim)) {
      VarNumbers.write(claim.slot(), out);
      return;
    }
    out.writeLong(claim.slot());
    out.writeInt(claim.command());
    out.writeLong(claim.guid());
    out.writeInt(claim.second());
  }

  private static ParentClaim readClaim(boolean inFull, DataInput in) throws IOException {
    int image = in.readInt();
    return inFull
        ? new ParentClaim(in.readLong(), image, in.readInt(), in.readLong(), in.readInt())
        : new ParentClaim(VarNumbers.read(in), image, 0, 0, 0);
  }

  private static void writeGuid(ProcessGuid guid, DataOutput out) throws IOException {
    out.writeLong(guid.high());
    out.writeLong(guid.low());
  }

  private static ProcessGuid readGuid(DataInput in) throws IOException {
    return new ProcessGuid(in.readLong(), in.readLong());
  }

  private static void writeText(ProcessText text, DataOutput out) throws IOException {
    writeText(text.image(), out);
    writeText(text.commandLine(), out);
    writeText(text.user(), out);
    writeText(text.integrityLevel(), out);
    writeText(text.sysmonGuid(), out);
  }

  private static ProcessText readText(DataInput in) throws IOException {
    ProcessText read =
        new ProcessText(
            readString(in), readString(in), readString(in), readString(in), readString(in));
    return read.pooled();
  }

  /** Its length in bytes and one more, for 0 is none. */
  private static void writeText(String text, DataOutput out) throws IOException {
    if (text == null) {
      out.writeByte(0);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    VarNumbers.write(bytes.length + 1L, out);
    out.write(bytes);
  }

  private static String readString(DataInput in) throws IOException {
    int length = (int) VarNumbers.read(in);
    if (length == 0) {
      return null;
    }
    byte[] bytes = new byte[length - 1];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
