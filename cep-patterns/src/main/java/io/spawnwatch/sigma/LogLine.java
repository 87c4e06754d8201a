package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where keywords look: all that the event's line in a log would show, each text once. */
final class LogLine {

  private static final Set<Field> LOGGED_THOUGH_DERIVED =
      EnumSet.of(
          Field.PROVIDER_NAME, Field.CHANNEL, Field.EVENT_ID, Field.COMPUTER, Field.NEW_PROCESS_ID);

  /** Carried fields, those that the lineage fills where the event has none, and the header's. */
  static final List<Field> FIELDS =
      Arrays.stream(Field.values())
          .filter(f -> f.source() != Field.Source.LINEAGE)
          .filter(f -> f.source() != Field.Source.DERIVED || LOGGED_THOUGH_DERIVED.contains(f))
          .toList();

  private LogLine() {}
}
