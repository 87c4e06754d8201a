package io.spawnwatch.job.alert;

import io.spawnwatch.event.ProcessEvent;

/** How an analyst finds the raw event: {@code host/channel/record id}. */
final class EventUid {

  private EventUid() {}

  static String of(ProcessEvent event) {
    String record =
        event.recordId() < 0
            ? Long.toHexString(event.fingerprint())
            : Long.toString(event.recordId());
    return event.host() + "/" + (event.channel().isEmpty() ? "-" : event.channel()) + "/" + record;
  }
}
