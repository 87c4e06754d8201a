package io.spawnwatch.cli.why;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.Origin;
import io.spawnwatch.job.card.VisibleText;
import io.spawnwatch.job.host.Sighting;
import java.time.Instant;

/** How an explanation calls an event. */
final class Place {

  private static final int MAX_COMMAND = 120;

  /** As long as DNS allows names to be. */
  private static final int MAX_HOST = 255;

  private Place() {}

  /** Such as {@code a.jsonl:3 ws1 2026-03-02T09:14:09Z pid 48 net user x y /add}. */
  static String of(Sighting sighting) {
    Origin origin = sighting.event().origin();
    String command = sighting.event().get(Field.COMMAND_LINE);
    String what = command == null ? sighting.event().get(Field.IMAGE) : command;
    return String.format(
        "%s:%d  %s  %s  pid %d  %s",
        origin.source(),
        origin.offset(),
        VisibleText.start(sighting.event().host(), MAX_HOST),
        Instant.ofEpochMilli(sighting.event().time()),
        sighting.event().pid(),
        VisibleText.start(what == null ? "" : what, MAX_COMMAND));
  }
}
