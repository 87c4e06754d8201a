package io.spawnwatch.job.lineage;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessEventBuilder;

/** Changes to events that tests rarely need. */
final class ProcessEvents {

  private ProcessEvents() {}

  static ProcessEvent withParentGuid(ProcessEvent event, String guid) {
    ProcessEventBuilder builder =
        ProcessEvent.builder()
            .kind(event.kind())
            .provider(event.provider())
            .host(event.host())
            .time(event.time())
            .pid(event.pid())
            .parentPid(event.parentPid())
            .origin(event.origin());
    for (Field field : Field.values()) {
      builder.set(field, event.carried(field));
    }
    return builder.set(Field.PARENT_PROCESS_GUID, guid).build();
  }
}
