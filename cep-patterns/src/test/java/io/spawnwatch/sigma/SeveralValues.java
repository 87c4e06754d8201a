package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import java.util.List;

/** An event of which every field has the same several values. */
record SeveralValues(List<String> values) implements FieldValues {
  @Override
  public String get(Field field) {
    return values.get(0);
  }

  @Override
  public List<String> all(Field field) {
    return values;
  }
}
