package io.spawnwatch.job.decode;

import java.util.Arrays;

/** The values of one record while it is read; reused for the next. */
final class Draft {

  private static final int FIELDS = RawField.values().length;

  private final String[] values = new String[FIELDS];

  /** Whether a text that holds pids was passed over to save its cost. */
  private boolean messageSkipped;

  void clear() {
    Arrays.fill(values, null);
    messageSkipped = false;
  }

  /** Keeps the value, unless it is null; where several names tell the same, the first. */
  void put(RawField field, String value) {
    if (values[field.ordinal()] == null) {
      values[field.ordinal()] = value;
    }
  }

  /** The value; null where the record does not tell. */
  String get(RawField field) {
    return values[field.ordinal()];
  }

  boolean has(RawField field) {
    return values[field.ordinal()] != null;
  }

  /** Forgets the value. */
  void remove(RawField field) {
    values[field.ordinal()] = null;
  }

  void markMessageSkipped() {
    messageSkipped = true;
  }

  boolean isMessageSkipped() {
    return messageSkipped;
  }
}
