package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.Taxonomy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the words of a rule stand for.
 *
 * @param placeholders the values of {@code %name%}, written as rules write values
 * @param taxonomy the meaning of field names, which depends on the log source
 */
record Vocabulary(Map<String, List<String>> placeholders, Taxonomy taxonomy) {

  /** The field of that name; none where no event has it. */
  Optional<Field> field(String name) {
    return taxonomy.field(name);
  }
}
