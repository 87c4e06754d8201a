package io.spawnwatch.job.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers of variable length: seven bits a byte, small ones first; negative ones are zigzagged. */
final class VarNumbers {

  private static final int MORE = 0x80;

  private VarNumbers() {}

  static void write(long number, DataOutput out) throws IOException {
    long left = number << 1 ^ number >> 63;
    while (left >= MORE || left < 0) {
      out.writeByte((int) (left & 0x7f | MORE));
      left >>>= 7;
    }
    out.writeByte((int) left);
  }

  static long read(DataInput in) throws IOException {
    long number = 0;
    int shift = 0;
    int next;
    do {
      next = in.readUnsignedByte();
      number |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next >= MORE && shift < 64);
    return number >>> 1 ^ -(number & 1);
  }
}
