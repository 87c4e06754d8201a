package io.spawnwatch.event;

import java.util.List;

/** The values of one event that rules look at: its own, or its own and its lineage's. */
public interface FieldValues {

  /**
   * The field's value; the first one of a multi-valued field.
   *
   * @return null where the field is missing
   */
  String get(Field field);

  /** All values of the field, nearest ancestor first; empty where it is missing. */
  default List<String> all(Field field) {
    String value = get(field);
    return value == null ? List.of() : List.of(value);
  }
}
